import { conjugateEnglish } from './conjugate-english'
import type { Cue } from './lexicon'

/**
 * English verbs that introduce what somebody says. One line a verb: lemma, irregular past or "-", then letters:
 *   b  a content clause may follow without "that"        i  an infinitive is content ("vowed to")
 *   a  the person addressed follows ("told CNN")
 *   m  a content clause without "that" follows only with a modal verb ("finds it would")
 *   o  a noun phrase may be content ("expressed concerns")
 *   p  may follow its content ("…, she said")            f:for,on  prepositions before the content
 *   x:it,it_clear  is a cue only before one of these
 */
const SPEECH = `
say said bpo
tell told bapi
add - bp
write wrote bp f:about
ask - api f:about,for
note - bpo
argue - bp f:for
explain - bp
continue - p
report - bp
announce - bpo
suggest - bpo
insist - bp f:on
claim - bpi
warn - bpai f:of,about,against
recall - bp
acknowledge - bp
admit admitted bp
concede - bp
conclude - bp
declare - bp
state - bp
stress - bpo
emphasize - bp
emphasise - bp
assert - bp
allege - bp
contend - bp
maintain - bp
reply - p
respond - p
answer - p
tweet - bp f:about
retweet - p
post - p
email - a
text - pa
joke - bp f:about
quip quipped p
predict - bp
promise - bpai
pledge - pi
vow - bpi
swear swore bpi
urge - pai
demand - pi
call - i f:for,on
observe - bp
remark - p
comment - p f:on,about
reveal - bpo
disclose - bp
indicate - bp
confirm - bp
deny - bp
complain - p f:about,of
boast - p f:about,of
brag bragged p f:about
caution - pa f:against
counter - p
retort - p
shout - p
yell - p
scream - p
cry - p
whisper - p
mutter - p
murmur - p
exclaim - p
interrupt - p
interject - p
intone - p
proclaim - bp
opine - p
reason - p
reiterate - bpo
repeat - p
testify - bp f:about
hint - bp f:at
imply - bp
assure - bap
remind - ba f:of
inform - ba
notify - a
advise - bapi f:against
counsel - ap
reassure - ba
argue - bp
propose - bi
lament - bp
muse - p
ponder - p
wonder - p
query - p
inquire - p
quote - a
cite -
mention - b
point pointed bp f:out
speak spoke f:of,about
recount - p
relate - p
elaborate - p
specify - p
stipulate - b
assess - b
estimate - bp
calculate - b
find found m
show -
mean meant
read read p
roar - p
thunder - p
blurt - p
bark - p
snap snapped p
sneer - p
scoff - p
gush - p
chant - p
plead - pi
beg begged pai
advocate - f:for
opine - p
offer -
agree - bp i f:on
object - p
protest - p
dispute -
rule - p
hold held
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
laugh - p
smile - p
sigh - p
groan - p
grumble - p
fume - p
rage - p
rail - f:against
swear swore p
threaten - pi
volunteer - pi
submit submitted b
confess - bp
recommend - bpi
request -
instruct - ai
order - ai
invite - ai
encourage - ai
reaffirm - b
affirm - bp
attest - b
vouch - f:for
signal - bp
express - o
discuss -
describe - o
put put p x:it
make made b x:clear,it_clear,plain,it_plain
detail -
outline -
worry - p
aver averred bp
profess -
posit - bp
hypothesize - bp
postulate - bp
admonish - pa
exhort - pai
implore - pai
beseech - pai
confide - bp
decree - bp
pronounce - p
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
introduce -
endorse -
reference -
cast cast
wish -
remember -
enthuse -
rejoin -
chide -
scold -
mumble -
stammer -
stutter -
growl -
hiss -
snort -
gasp -
sob sobbed
croak -
crow -
gloat -
moan -
whine -
gripe -
bellow -
holler -
shriek -
screech -
wail -
chuckle -
shrug shrugged
grin grinned
beam -
rant -
reminisce -
vent -
rasp -
drawl -
demur demurred
parry -
venture -
exult -
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
      const letters = marks.filter((mark) => !mark.includes(':')).join('')
      const list = (key: string): readonly string[] =>
        marks
          .find((mark) => mark.startsWith(`${key}:`))
          ?.slice(2)
          .split(',') ?? []
      const prepositions = list('f')
      const followers = list('x').map((words) => words.split('_'))
      for (const [form, kind] of conjugateEnglish(lemma, past === '-' ? undefined : past)) {
        cues.set(form, {
          lemma,
          form: kind === 'base' && lemma === past ? 'past' : kind,
          tier,
          bare: letters.includes('b'),
          modal: letters.includes('m'),
          object: letters.includes('o'),
          infinitive: letters.includes('i'),
          addressee: letters.includes('a'),
          prepositions,
          followers,
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
