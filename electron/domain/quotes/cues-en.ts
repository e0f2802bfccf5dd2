import { conjugateEnglish } from './conjugate-english'
import type { Cue } from './lexicon'

/**
 * English verbs that introduce what somebody says. One line a verb: lemma, irregular past or "-", then letters:
 *   b  a content clause may follow without "that"        i  an infinitive is content ("vowed to")
 *   a  the person addressed follows ("told CNN")         n  a form is also a common noun ("claims")
 *   p  may follow its content ("…, she said")            f:for,on  prepositions before the content
 */
const SPEECH = `
say said bp
tell told bapi
add - bp
write wrote bp f:about
ask - api f:about,for
note - bpn
argue - bp f:for
explain - bp
continue - p
report - bpn
announce - bp
suggest - bp
insist - bp f:on
claim - bpni
warn - bpai f:of,about,against
recall - bp
acknowledge - bp
admit admitted bp
concede - bp
conclude - bp
declare - bp
state - bpn
stress - bpn
emphasize - bp
emphasise - bp
assert - bp
allege - bp
contend - bp
maintain - bp
reply - p
respond - p
answer - pn
tweet - bpn f:about
retweet - p
post - pn
email - pan
text - pa
joke - bpn f:about
quip quipped p
predict - bp
promise - bpain
pledge - bpin
vow - bpin
swear swore bpi
urge - pain
demand - pin
call - pai f:for,on
observe - bp
remark - pn
comment - pn f:on,about
reveal - bp
disclose - bp
indicate - bp
confirm - bp
deny - bp
complain - p f:about,of
boast - pn f:about,of
brag bragged p f:about
caution - pan f:against
counter - p
retort - p
shout - pn
yell - p
scream - pn
cry - pn
whisper - pn
mutter - p
murmur - pn
exclaim - p
interrupt - p
interject - p
intone - p
proclaim - bp
opine - p
reason - pn
reiterate - bp
repeat - p
testify - bp f:about
hint - bpn f:at
imply - bp
assure - bap
remind - bap f:of
inform - ba
notify - a
advise - bapi f:against
counsel - apn
reassure - ba
argue - bp
propose - bi
lament - bpn
muse - p
ponder - p
wonder - pn
query - pn
inquire - p
quote - an
cite - n
mention - bn
point pointed f:out,to
speak spoke pn f:of,about
recount - pn
relate - p
elaborate - p
specify - p
stipulate - b
assess - b
estimate - bpn
calculate - b
find found b
show - b
read read p
roar - pn
thunder - pn
blurt - p
bark - p
snap snapped p
sneer - p
scoff - p
gush - p
chant - pn
plead - pi
beg begged pai
advocate - n f:for
opine - p
offer - p
agree - bp i f:on
decide - p
object - pn
protest - pn
dispute - n
rule - bpn
hold held b
clarify - bp
correct - p
chime - p
echo - p
preach - p
theorize - bp
speculate - bp
concur concurred p
blog blogged p
tease - p
deadpan deadpanned p
laugh - pn
smile - p
sigh - pn
groan - p
grumble - p
fume - p
rage - pn
rail - f:against
swear swore p
threaten - pi
volunteer - pni
submit submitted b
confess - bp
recommend - bpi
request - n
instruct - ai
order - ain
invite - ai
encourage - ai
reaffirm - b
affirm - bp
attest - b
vouch - f:for
signal - bpn
express -
discuss -
describe -
detail - n
outline - n
`

/** Verbs that judge or name: what stands in marks after them is quoted from their subject. */
const EVALUATION = `
accuse -
attack -
believe -
think thought
feel felt
blame -
blast -
brand -
characterize -
compare -
condemn -
criticize -
deem -
denounce -
deride -
dismiss -
dub dubbed
hail -
label -
lambaste -
laud -
lambast -
liken -
mock -
paint -
portray -
praise -
rebuke -
refer referred
regard -
reject -
ridicule -
rip ripped
slam slammed
term -
tout -
bash -
decry -
brush -
want -
hope -
see saw
view -
consider -
coach -
deserve -
depict -
insult -
knock -
question -
welcome -
use -
know knew
mean meant
introduce -
endorse -
reference -
cast cast
wish -
`

const CUES = makeCues()

function makeCues(): ReadonlyMap<string, Cue> {
  const cues = new Map<string, Cue>()
  for (const [list, tier] of [
    [EVALUATION, 'evaluation'],
    [SPEECH, 'speech'],
  ] as const) {
    for (const line of list.split('\n')) {
      const [lemma, past, ...marks] = line.trim().split(' ')
      if (lemma === undefined || lemma === '') continue
      const letters = marks.filter((mark) => !mark.startsWith('f:')).join('')
      const prepositions =
        marks
          .find((mark) => mark.startsWith('f:'))
          ?.slice(2)
          .split(',') ?? []
      for (const [form, kind] of conjugateEnglish(lemma, past === '-' ? undefined : past)) {
        cues.set(form, {
          lemma,
          form: kind === 'base' && lemma === past ? 'past' : kind,
          tier,
          bare: letters.includes('b'),
          infinitive: letters.includes('i'),
          addressee: letters.includes('a'),
          prepositions,
          noun: kind === 'base' || kind === 'present',
          postposed: letters.includes('p'),
        })
      }
    }
  }
  return cues
}

/** The English cues by their forms in lower case. */
export function englishCues(): ReadonlyMap<string, Cue> {
  return CUES
}
