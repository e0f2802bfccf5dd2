import { detectQuotes } from '#domain/quotes/detect-quotes'

/** Who is found to speak the quotation of an English text that has some words in it. */
export function speakerOf(text: string, words: string): string | null | undefined {
  const quote = detectQuotes(text, { language: 'en' }).find(({ parts }) =>
    parts.some(({ start, end }) => text.slice(start, end).includes(words)),
  )
  return quote?.speaker
}
