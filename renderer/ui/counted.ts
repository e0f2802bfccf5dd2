const numbers = new Intl.NumberFormat('en-GB')

/** "1 article", "10,214 articles". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${numbers.format(count)} ${count === 1 ? one : many}`
}
