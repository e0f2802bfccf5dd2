import * as flag from './lexicon'
import { addFlag, byFirstWord, type Cue, type Lexicon, words } from './lexicon'

/** French, Spanish, Czech and Russian: enough to attribute what stands in marks; indirect speech is left alone. */
interface Small {
  readonly language: string
  readonly verbs: string
  readonly auxiliaries: string
  readonly determiners: string
  readonly pronouns: string
  readonly prepositions: string
  readonly conjunctions: string
  readonly that: string
  readonly roles: string
  /** Weekdays and the like, which may stand between a verb and its subject. */
  readonly times: string
  readonly according: readonly (readonly string[])[]
  readonly comma: boolean
}

function make(small: Small): Lexicon {
  const flags = new Map<string, number>()
  addFlag(flags, flag.DETERMINER, small.determiners)
  addFlag(flags, flag.AUXILIARY, small.auxiliaries)
  addFlag(flags, flag.PRONOUN, small.pronouns)
  addFlag(flags, flag.TITLE, small.roles)
  addFlag(flags, flag.TIME, small.times)
  addFlag(flags, flag.PREPOSITION, small.prepositions)
  addFlag(flags, flag.CONJUNCTION, small.conjunctions)
  addFlag(flags, flag.COMPLEMENTISER, small.that)
  addFlag(flags, flag.ROLE, small.roles)
  addFlag(
    flags,
    flag.NEVER_NAME,
    `${small.determiners} ${small.pronouns} ${small.prepositions} ${small.conjunctions} ${small.that}`,
  )
  const cues = new Map<string, Cue>()
  for (const form of words(small.verbs))
    cues.set(form, {
      lemma: form,
      form: 'past',
      tier: 'speech',
      bare: false,
      modal: false,
      object: false,
      infinitive: false,
      addressee: false,
      prepositions: [],
      followers: [],
      noun: false,
      postposed: true,
    })
  return {
    language: small.language,
    flags,
    cues,
    sourcesBefore: byFirstWord(small.according),
    sourcesAfter: [],
    particles: new Set(),
    titlesWithDot: new Set(words('M MM Mme Mlle Dr Prof Sr Sra D Dña St Ste ing prof mgr г гг им')),
    abbreviations: new Set(words('Jr etc')),
    commaBeforeClause: small.comma,
    asWords: new Set(),
    verbSecond: false,
    dashDialogue: small.language !== 'cs',
    nounsCapitalised: false,
  }
}

export const FRENCH = make({
  language: 'fr',
  auxiliaries: 'a ont avait avaient est était',
  verbs:
    'dit disait déclare déclaré déclarait affirme affirmé affirmait explique expliqué expliquait ajoute ajouté ajoutait ' +
    'souligne souligné soulignait estime estimé estimait assure assuré assurait annonce annoncé indique indiqué précise ' +
    'précisé raconte raconté répond répondu rappelle rappelé confie confié écrit écrivait demande demandé lance lancé ' +
    'poursuit poursuivi conclut conclu insiste insisté reconnaît reconnu regrette regretté dénonce dénoncé note noté ' +
    'commente commenté promet promis prévient prévenu avertit résume résumé juge jugé martèle martelé',
  determiners:
    'le la les un une des du ce cet cette ces mon ma mes son sa ses leur leurs notre votre',
  pronouns: 'je tu il elle on nous vous ils elles',
  prepositions:
    'à au aux de en dans par pour sur sous avec sans chez vers selon entre depuis pendant après avant contre lors',
  conjunctions: 'et ou mais donc or ni car',
  that: "que qu'il qu'elle",
  roles:
    'président présidente ministre premier première maire porte-parole directeur directrice député députée sénateur chef',
  times: "hier aujourd'hui demain lundi mardi mercredi jeudi vendredi samedi dimanche matin soir",
  according: [['selon'], ["d'après"]],
  comma: false,
})

export const SPANISH = make({
  language: 'es',
  auxiliaries: 'ha han había habían es era',
  verbs:
    'dijo dice decía dicho afirmó afirma afirmado declaró declara declarado explicó explica explicado añadió añade añadido ' +
    'aseguró asegura asegurado señaló señala señalado indicó indica indicado subrayó subraya manifestó manifestado ' +
    'anunció anuncia anunciado comentó comenta comentado respondió responde preguntó pregunta contó cuenta sostuvo ' +
    'sostiene apuntó apunta destacó destaca insistió insiste recordó recuerda reconoció reconoce advirtió advierte ' +
    'escribió escribe agregó agrega expresó expresa admitió admite concluyó concluye lamentó lamenta',
  determiners:
    'el la los las un una unos unas este esta estos estas ese esa su sus mi mis nuestro nuestra',
  pronouns: 'yo tú él ella nosotros ellos ellas usted ustedes',
  prepositions:
    'a al de del en por para con sin sobre entre desde hasta según tras durante ante contra hacia',
  conjunctions: 'y e o u pero sino ni',
  that: 'que',
  roles:
    'presidente presidenta ministro ministra portavoz alcalde alcaldesa director directora diputado diputada jefe jefa',
  times: 'ayer hoy mañana lunes martes miércoles jueves viernes sábado domingo',
  according: [['según']],
  comma: false,
})

export const CZECH = make({
  language: 'cs',
  auxiliaries: 'byl byla byli je jsou bude',
  verbs:
    'řekl řekla řekli říká prohlásil prohlásila prohlásili uvedl uvedla uvedli dodal dodala dodali vysvětlil vysvětlila ' +
    'vysvětluje tvrdí tvrdil tvrdila oznámil oznámila zdůraznil zdůraznila odpověděl odpověděla konstatoval konstatovala ' +
    'sdělil sdělila sdělili míní myslí napsal napsala píše připustil připustila poznamenal poznamenala zeptal zeptala ' +
    'potvrdil potvrdila vzkázal vzkázala upozornil upozornila soudí domnívá pravil pravila přiznal přiznala',
  determiners: 'ten ta to ti ty tento tato toto každý jeho její jejich náš můj',
  pronouns: 'já ty on ona my vy oni ony',
  prepositions: 'v ve na z ze s se k ke o od do po pro při před za nad pod mezi bez u podle během',
  conjunctions: 'a i ale nebo však',
  that: 'že',
  roles:
    'prezident premiér ministr ministryně předseda předsedkyně mluvčí ředitel ředitelka náměstek poslanec starosta',
  times: 'dnes včera zítra pondělí úterý středu čtvrtek pátek sobotu neděli týden',
  according: [['podle']],
  comma: true,
})

export const RUSSIAN = make({
  language: 'ru',
  auxiliaries: 'был была были будет',
  verbs:
    'сказал сказала сказали говорит говорил говорила говорят заявил заявила заявили отметил отметила отметили сообщил ' +
    'сообщила сообщили добавил добавила подчеркнул подчеркнула пояснил пояснила объяснил объяснила ответил ответила ' +
    'спросил спросила считает считают утверждает утверждают написал написала пишет замечает заметил заметила признался ' +
    'призналась рассказал рассказала рассказывает уверен уверена полагает объявил объявила воскликнул вспоминает ' +
    'уточнил уточнила напомнил напомнила произнес продолжил продолжает продолжила',
  determiners: 'этот эта это эти тот та те его её ее их наш мой каждый',
  pronouns: 'я ты он она мы вы они',
  prepositions: 'в во на с со к ко о об от до по для при перед за над под между без у из согласно',
  conjunctions: 'и а но или да',
  that: 'что',
  roles:
    'президент премьер министр глава директор председатель представитель депутат губернатор мэр',
  times: 'сегодня вчера завтра понедельник вторник среду четверг пятницу субботу воскресенье',
  according: [
    ['по', 'словам'],
    ['по', 'мнению'],
    ['по', 'данным'],
  ],
  comma: true,
})
