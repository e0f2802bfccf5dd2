import * as flag from './lexicon'
import { englishCues } from './cues-en'
import { addFlag, byFirstWord, type Lexicon, words } from './lexicon'

const TITLES =
  'mr mrs ms miss dr prof professor sir lady lord dame sen senator rep representative gov governor president ' +
  'minister secretary gen general col colonel lt sgt capt captain maj judge justice chairman chairwoman chair ' +
  'king queen prince princess pope rev reverend mayor ambassador attorney congressman congresswoman speaker chief ' +
  'director commissioner sheriff chancellor premier spokesman spokeswoman spokesperson st hon messrs sens reps ' +
  'cardinal bishop archbishop rabbi imam ayatollah sheikh emperor baron baroness count countess duke duchess ' +
  'republican democrat democratic former vice deputy assistant adm admiral cmdr commander detective officer ' +
  'presidential candidate nominee rival co-chairman strategist pollster businessman billionaire activist actor ' +
  'actress singer author writer journalist reporter columnist analyst economist lawyer host anchor coach'

const ROLES =
  'official officials spokesman spokeswoman spokesperson spokespeople source sources aide aides adviser advisers ' +
  'advisor advisors expert experts analyst analysts officer officers police lawyer lawyers attorney attorneys ' +
  'president chairman chairwoman chief director minister secretary governor senator congressman mayor judge ' +
  'justice critic critics supporter supporters opponent opponents voter voters reporter reporters journalist ' +
  'journalists editor editors author authors professor researcher researchers scientist scientists economist ' +
  'economists report reports statement study survey poll polls letter editorial article newspaper paper website ' +
  'magazine campaign committee company agency department ministry court government group organization ' +
  'organisation administration office bureau commission council board party union association institute ' +
  'university team family members member leader leaders lawmaker lawmakers candidate candidates nominee ' +
  'businessman billionaire executive executives manager managers owner owners man woman men women people person ' +
  'teacher student students resident residents witness witnesses victim victims father mother son daughter ' +
  'brother sister wife husband friend friends neighbor neighbour strategist strategists pollster operative ' +
  'operatives activist activists historian correspondent host anchor columnist blogger commentator diplomat ' +
  'diplomats ambassador general commander soldier soldiers investigators prosecutor prosecutors colleague ' +
  'colleagues delegate delegates donor donors worker workers doctor doctors nurse owner coach player actor ' +
  'actress singer writer democrats republicans conservatives liberals americans email e-mail memo ad message ' +
  'tweet post book document documents filing complaint lawsuit'

const OTHER_VERBS =
  'came went took made gave got saw knew began ran stood sat left kept held brought bought built sent spent lost ' +
  'met led put set let won wore drew drove ate fell flew grew hit hurt laid lay lit paid rode rose sold shot shut ' +
  'sang slept stole struck taught threw understood woke beat became broke chose fought forgot hid shook slid ' +
  'spoke sank sought caught dealt dug fed fled froze hung knelt meant read rang split spread stuck swept swung ' +
  'tore wept wound wants needs seems appears comes goes takes makes gives gets knows begins runs stands keeps ' +
  'brings sends loses meets leads wins becomes remains includes provides offers continues expects plans hopes ' +
  'tries works lives plays moves feels thinks believes helps turns follows leaves serves faces supports opposes ' +
  'backs drew endorses seeks allows requires represents reflects marks comes seem appear want need come ' +
  'go take make give get know remain include believe think expect hope disagreed guaranteed freed ' +
  'cut quit bit blew cast clung crept drank flung forgave heard lent overcame overtook shrank sped spun sprang stung swam ' +
  'undertook underwent withdrew withheld withstood bore bent bled strove upheld oversaw rewrote rebuilt misled mistook'

const FLAGS = makeFlags()

function makeFlags(): ReadonlyMap<string, number> {
  const flags = new Map<string, number>()
  const add = (bit: number, list: string): void => addFlag(flags, bit, list)
  add(
    flag.DETERMINER,
    'the a an this these those that every each any no another such both either neither',
  )
  add(flag.POSSESSIVE, 'my your his her its our their whose')
  add(
    flag.PRONOUN,
    'i you he she it we they who someone somebody everyone everybody nobody anyone this these those',
  )
  add(flag.OBJECT, 'me him them us himself herself themselves itself whom')
  add(flag.RELATIVE, 'who which whom whose that')
  add(
    flag.PREPOSITION,
    'of in on at by for from with about against between into through during before after above below to under ' +
      'over near since until till within without along across behind beyond despite toward towards upon via per ' +
      'amid among around outside inside like unlike regarding concerning alongside following ahead off out up ' +
      'down onto throughout versus including as than',
  )
  add(flag.CONJUNCTION, 'and or but nor yet & plus')
  add(
    flag.SUBORDINATOR,
    'after although because before if since though unless until when whenever where whereas while as whether once so',
  )
  add(
    flag.AUXILIARY,
    "is are was were be been being am has have had having do does did 's 're 've 'd 'm 'll isn't aren't wasn't " +
      "weren't hasn't haven't hadn't doesn't don't didn't isn’t",
  )
  add(flag.COPULA, "is are was were be been being am 's 're 'm isn't aren't wasn't weren't")
  add(
    flag.MODAL,
    "will would can could shall should may might must cannot can't won't wouldn't couldn't shouldn't",
  )
  add(flag.NEGATION, "not n't never neither")
  add(
    flag.ADVERB,
    'also then later now just still even again once often always never soon first finally already ever too ' +
      'instead however meanwhile only then recently repeatedly reportedly previously famously publicly privately ' +
      'flatly simply immediately eventually quickly ultimately yesterday today tonight here there back further ' +
      'afterward afterwards earlier else indeed perhaps maybe rather quite somewhat almost nearly really very ' +
      'thus therefore likewise moreover nevertheless nonetheless long ago seldom together not twice elsewhere aloud',
  )
  add(
    flag.TIME,
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
      'september october november december jan feb mar apr jun jul aug sep sept oct nov dec today tonight ' +
      'yesterday tomorrow morning afternoon evening night week month year weekend earlier later last next ago',
  )
  add(flag.TITLE, TITLES)
  add(flag.ROLE, ROLES)
  add(
    flag.QUANTIFIER,
    'some many several few most all half one two three four five six seven eight nine ten others another both none ' +
      'each more less majority dozens hundreds thousands millions percent nobody anybody',
  )
  add(flag.INTERROGATIVE, 'if whether what how why when where who which')
  add(flag.COMPLEMENTISER, 'that')
  add(flag.VERB, OTHER_VERBS)
  add(
    flag.NEVER_NAME,
    'the a an this these those that in on at but and or so yet i it he she they we you his her their its our my ' +
      'if when while after before as for from with by to of not no yes what who why how where which there here ' +
      'now then also however still even just only more most many some all monday tuesday wednesday thursday ' +
      'friday saturday sunday january february march april june july august september october november december ' +
      'according asked meanwhile instead indeed despite during since although though because both one two three ' +
      'another other others such until unless once later earlier last next first second',
  )
  return flags
}

/** English: function words, titles, roles, cues. Own lists of general vocabulary. */
export const ENGLISH: Lexicon = {
  language: 'en',
  flags: FLAGS,
  cues: englishCues(),
  sourcesBefore: byFirstWord([
    ['according', 'to'],
    ['in', 'the', 'words', 'of'],
  ]),
  sourcesAfter: [],
  particles: new Set(),
  titlesWithDot: new Set(
    words(
      'Mr Mrs Ms Dr Prof Sen Rep Gov Gen Col Lt Sgt Capt Maj Adm Cmdr Rev Hon St Messrs Sens Reps Det Supt Dep Pres ' +
        'Cpl Pfc Spc Insp Amb Atty Ald Asst Cllr Brig Govs Drs Msgr Gens Profs ' +
        'Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec No Nos vs v Mt Ft cf approx',
    ),
  ),
  abbreviations: new Set(
    words(
      'Jr Sr Inc Corp Co Ltd etc Dept Univ Assn Bros Ave Blvd Rd Calif Mass Conn Fla Tenn Wash Wis Minn Mich Ariz ' +
        'Colo Ill Ind Kan Md Mo Neb Nev Okla Ore Penn Tex Va Vt Wyo Ala Ark Del Ga Ky La Miss Mont Pa',
    ),
  ),
  commaBeforeClause: false,
  asWords: new Set(['as']),
  verbSecond: false,
  dashDialogue: false,
  nounsCapitalised: false,
}
