import { genderOfFirstName } from './first-names'

/** Short forms that are no beginnings of their long ones, and what they may be short for. General knowledge. */
const SHORT_FORMS: ReadonlyMap<string, readonly string[]> = new Map(
  (
    'bill:william will:william billy:william bob:robert bobby:robert rob:robert dick:richard rick:richard jim:james ' +
    'jimmy:james ted:edward,theodore teddy:edward,theodore ed:edward,edwin eddie:edward tony:anthony,antonio mike:michael ' +
    'mick:michael jack:john johnny:john joe:joseph chuck:charles charlie:charles hank:henry harry:henry,harold ' +
    'larry:lawrence andy:andrew nick:nicholas,nicolas dave:david tom:thomas tommy:thomas bernie:bernard jerry:gerald,jerome ' +
    'terry:terence,terrence steve:stephen pat:patrick,patricia kate:katherine,catherine katie:katherine,catherine ' +
    'kathy:katherine cathy:catherine liz:elizabeth beth:elizabeth betty:elizabeth lisa:elizabeth peggy:margaret ' +
    'meg:margaret maggie:margaret becky:rebecca debbie:deborah patty:patricia sue:susan jenny:jennifer jen:jennifer ' +
    'sandy:alexander,sandra sasha:alexander,alexandra fritz:friedrich heinz:heinrich hans:johannes uli:ulrich sepp:josef ' +
    'gabi:gabriele steffi:stefanie kalle:karl'
  )
    .split(' ')
    .map((entry) => {
      const [short = '', long = ''] = entry.split(':')
      return [short, long.split(',')]
    }),
)

/** A beginning this long may be a short form: “Tim” of “Timothy”. */
const LEAST_BEGINNING = 3

/** Whether two given names, in lower case, can be one person's: the same, an initial, or a usual short form of the other. */
export function isSameGivenName(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (isInitial(short)) return long.startsWith(short.charAt(0))
  if (SHORT_FORMS.get(a)?.includes(b) || SHORT_FORMS.get(b)?.includes(a)) return true
  // “Petr” and “Petra”, “Paul” and “Paula” are two people: one letter more makes another name.
  if (short.length < LEAST_BEGINNING || long.length < short.length + 2 || !long.startsWith(short))
    return false
  const [x, y] = [genderOfFirstName(short), genderOfFirstName(long)]
  return x === undefined || y === undefined || x === y
}

function isInitial(name: string): boolean {
  return name.length === 1 || (name.length === 2 && name.endsWith('.'))
}
