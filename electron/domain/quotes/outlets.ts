import { words } from './lexicon'

/** Newspapers, agencies and broadcasters that are known by one word, or whose name does not show what they are. */
const KNOWN: ReadonlySet<string> = new Set(
  words(
    'reuters bloomberg politico axios vox buzzfeed breitbart newsmax salon slate cnn bbc nbc abc cbs msnbc cnbc npr pbs upi ' +
      'afp ap dpa tass itar-tass interfax xinhua newsweek time spiegel bild zeit welt taz stern focus ard zdf ' +
      'tagesschau deutschlandfunk telegraph guardian independent economist nature science haaretz al-jazeera aljazeera ' +
      'lemonde figaro libération pravda kommersant wapo nyt wsj univision vice forbes fortune variety huffpost wikinews',
  ),
)

/** Words that newspapers have in their names. */
const SHAPES: ReadonlySet<string> = new Set(
  words(
    'times post tribune herald journal gazette chronicle globe examiner observer sentinel dispatch inquirer register ' +
      'courier mirror telegraph guardian news press magazine weekly review newspaper zeitung rundschau anzeiger ' +
      'nachrichten tageblatt allgemeine presse standard monde figaro país mundo repubblica pravda izvestia radio tv ' +
      'television broadcasting agency network today',
  ),
)

/** Whether an outlet's name can end in this word, given in lower case: a quick test before `isOutlet`. */
export function mayEndOutlet(low: string): boolean {
  return SHAPES.has(low) || KNOWN.has(low)
}

/** Whether a name is an outlet's, by list or shape: "Reuters", "The New York Times", "Süddeutsche Zeitung". */
export function isOutlet(name: string): boolean {
  // Most names end here: splitting them would cost more than the rest of the detection.
  const last = name.slice(name.lastIndexOf(' ') + 1).toLowerCase()
  if (!mayEndOutlet(last)) return false
  const low = words(name.toLowerCase())
  if (low.length === 1) return KNOWN.has(last)
  if (low.length === 2 && low[0] === 'the') return true
  if (last === 'news') return KNOWN.has(low.at(-2) ?? '') || low.at(-2) === 'fox'
  return low.length <= 5 && SHAPES.has(last)
}
