/** Files that the build puts into the program: as text, or as a `data:` address. */
declare module '*.md?raw' {
  const text: string
  export default text
}
declare module '*.json?raw' {
  const text: string
  export default text
}
declare module '*.png?inline' {
  const address: string
  export default address
}
