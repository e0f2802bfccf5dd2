/** The field that a label of these words is for, as a person finds it. */
export function labelledField(label: string): HTMLInputElement {
  const named = [...document.querySelectorAll('label')].find((one) => one.textContent === label)
  return document.getElementById(named?.htmlFor ?? '') as HTMLInputElement
}
