import * as flag from './lexicon'
import { germanCues } from './cues-de'
import { addFlag, byFirstWord, type Lexicon, words } from './lexicon'

const FLAGS = makeFlags()

function makeFlags(): ReadonlyMap<string, number> {
  const flags = new Map<string, number>()
  const add = (bit: number, list: string): void => addFlag(flags, bit, list)
  add(
    flag.DETERMINER,
    'der die das den dem des ein eine einen einem einer eines kein keine keiner dieser diese dieses diesem diesen jeder jede jedes jener',
  )
  add(
    flag.POSSESSIVE,
    'mein meine sein seine seiner seinem seinen seines ihr ihre ihrer ihrem ihren ihres unser unsere euer eure',
  )
  add(flag.PRONOUN, 'ich du er sie es wir man wer jemand niemand dieser diese')
  add(flag.OBJECT, 'mich dich ihn ihm uns euch sich mir dir ihnen')
  add(flag.RELATIVE, 'welcher welche welches wer was dessen deren')
  add(
    flag.PREPOSITION,
    'in im an am auf bei beim mit nach seit von vom aus zu zum zur für durch gegen ohne um über unter vor hinter neben ' +
      'zwischen während wegen trotz laut gemäß gegenüber ab bis innerhalb außerhalb statt anstatt angesichts aufgrund',
  )
  add(flag.CONJUNCTION, 'und oder aber doch sondern sowie denn')
  add(
    flag.SUBORDINATOR,
    'weil da wenn als nachdem bevor obwohl während damit falls sobald solange seitdem indem wie wonach',
  )
  add(
    flag.AUXILIARY,
    'ist sind war waren bin bist hat haben hatte hatten habe hätte hätten wird werden wurde wurden worden sei seien wäre wären geworden gewesen',
  )
  add(flag.COPULA, 'wird werden wurde wurden worden')
  add(
    flag.MODAL,
    'kann können konnte konnten könne könnte könnten muss müssen musste mussten müsse müsste soll sollen sollte sollten ' +
      'solle will wollen wollte wollten wolle darf dürfen durfte dürfte dürfe mag möchte möchten würde würden',
  )
  add(
    flag.SUBJUNCTIVE,
    'sei seien wäre wären habe hätte hätten werde würde würden könne könnte könnten müsse müsste müssten solle sollten ' +
      'wolle dürfe dürften gebe gäbe gehe ginge komme käme stehe stünde liege bleibe bliebe brauche mache lasse ließe ' +
      'handele handle bedeute führe fordere halte sehe wisse finde zeige setze stelle nehme bestehe bestünde drohe fehle ' +
      'gelte gehöre helfe hänge kenne koste laufe leide lebe leiste löse lüge meine nutze passe plane prüfe ' +
      'rechne reiche schade schaffe schütze spiele spreche steige sterbe suche treffe trage treibe trete verdiene verfolge ' +
      'verliere verletze versuche vertrete verstoße verzichte wachse warte widerspreche wirke wünsche ziehe ' +
      'zwinge bekomme beginne belaste benötige betrage betreffe betreibe biete bringe diene ende ' +
      'entspreche entstehe erfordere erfülle ergebe erhalte erhöhe erlaube ermögliche existiere falle ' +
      'gefährde gelinge genüge geschehe gewinne lehne lehre lägen lege lerne lohne möge müssten profitiere reagiere richte ' +
      'rufe schließe sinke sorge spüre stimme stoße trenne überlege übernehme unterstütze unterliege ' +
      'verbiete verhindere verlange verlasse verlaufe versage verstehe vertraue vorliege vorlägen',
  )
  add(flag.NEGATION, 'nicht nie kein keine')
  add(
    flag.ADVERB,
    'auch dann später nun jetzt noch schon bereits wieder immer oft nie bald zuerst zuletzt inzwischen mittlerweile ' +
      'jedoch dagegen hingegen allerdings zudem außerdem weiter weiterhin ferner unterdessen dabei dazu daher deshalb ' +
      'darauf daraufhin damit hier dort heute gestern morgen kürzlich zugleich gleichzeitig ebenfalls ebenso sogar nur ' +
      'erneut erst vorher vorab zuvor danach somit demnach indes so hierzu dazu insbesondere offenbar andererseits einerseits vielmehr letztlich zumindest schließlich abschließend gleichwohl dennoch trotzdem stattdessen ausdrücklich anschließend ursprünglich erwartungsgemäß zunächst zurzeit derzeit künftig insgesamt überdies übrigens selbst etwa rund wörtlich mit hin fest',
  )
  add(
    flag.TIME,
    'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz april mai juni juli august ' +
      'september oktober november dezember montagabend dienstagabend mittwochabend donnerstagabend freitagabend ' +
      'heute gestern morgen vormittag nachmittag abend nacht woche monat jahr jahres uhr',
  )
  add(
    flag.TITLE,
    'bundestagspräsident bundestagspräsidentin kommissar kommissarin eu-kommissar botschafter botschafterin präses general ' +
      'oberst landrat landrätin stadtrat staatsanwalt staatsanwältin vizepräsident vizepräsidentin vizekanzler ' +
      'us-präsident us-außenminister us-außenministerin us-verteidigungsminister generalbundesanwalt parteivorsitzender ' +
      'parteivorsitzende fraktionschef fraktionschefin fraktionsvorsitzender fraktionsvorsitzende spd-chef cdu-chef ' +
      'cdu-chefin csu-chef fdp-chef grünen-chef grünen-chefin ministerialrat bundesfinanzministerin ' +
      'bundesjustizminister bundesjustizministerin bundesverteidigungsminister bundesaußenminister ' +
      'bundeswirtschaftsminister bundesumweltminister bundesarbeitsminister bundesverkehrsminister ' +
      'bundesgesundheitsminister bundesgesundheitsministerin bundesfamilienministerin ' +
      'herr frau dr prof präsident präsidentin bundespräsident bundeskanzler bundeskanzlerin kanzler kanzlerin minister ' +
      'ministerin außenminister außenministerin innenminister innenministerin bundesinnenminister finanzminister ' +
      'bundesfinanzminister verteidigungsminister wirtschaftsminister umweltminister justizminister ministerpräsident ' +
      'ministerpräsidentin premierminister premierministerin bürgermeister bürgermeisterin oberbürgermeister sprecher ' +
      'sprecherin regierungssprecher regierungssprecherin polizeisprecher generalsekretär generalsekretärin vorsitzender ' +
      'vorsitzende parteichef parteichefin staatspräsident staatssekretär abgeordneter abgeordnete senator senatorin ' +
      'papst könig königin kardinal bischof professor professorin trainer bundestrainer chef chefin geschäftsführer ' +
      'geschäftsführerin direktor direktorin richter richterin anwalt anwältin autor autorin',
  )
  add(
    flag.ROLE,
    'polizei behörden behörde feuerwehr staatsanwaltschaft regierung bundesregierung ministerium unternehmen sprecher ' +
      'sprecherin zeitung agentur nachrichtenagentur partei opposition gericht experten kritiker augenzeugen zeugen ' +
      'wissenschaftler forscher gewerkschaft verband organisation angaben bericht berichte medien',
  )
  add(flag.QUANTIFIER, 'viele einige mehrere alle beide manche zwei drei vier fünf andere')
  add(flag.INTERROGATIVE, 'ob warum weshalb wie wann wo was wer welche welcher')
  add(flag.COMPLEMENTISER, 'dass daß')
  add(
    flag.VERB,
    'sieht sah sahen warf traf trafen lief liefen fiel fielen verlor verloren gewann gewannen schloss schlossen brach ' +
      'half griff stieg stiegen flog fuhr sank bat bot hob riss schien trug zog zogen wuchs wirbt warb wusste weiß ' +
      'erhält erhielt verließ entschied entschloss gilt galt gelang misst maß verbot verbat schlug ' +
      'gibt gab kommt kam kamen geht ging gingen steht stand standen liegt lag lagen macht machte machten lässt ließ ' +
      'ließen nimmt nahm nahmen findet fand fanden führt führte führten zeigt zeigte zeigten bleibt blieb blieben ' +
      'begann beginnt endete handelt handelte kam trat traten tritt bekam erhielt erhielten starb starben befindet befand',
  )
  add(
    flag.NEVER_NAME,
    'der die das den dem des ein eine einen einem einer und oder aber er sie es wir ich in im an am auf bei mit nach seit ' +
      'von aus zu für durch gegen ohne um über unter vor laut wie als wenn während weil dass so auch dann nun jetzt heute ' +
      'gestern dies diese dieser dieses insbesondere offenbar andererseits einerseits vielmehr schließlich abschließend dennoch trotzdem stattdessen anschließend ursprünglich zunächst derzeit insgesamt überdies zudem außerdem allerdings jedoch montag dienstag mittwoch donnerstag freitag ' +
      'samstag sonntag januar februar märz april juni juli august september oktober november dezember angaben nachdem',
  )
  return flags
}

const SOURCE_NOUNS = words(
  'angaben aussagen aussage informationen einschätzung ansicht meinung auffassung berichten darstellung worten schätzungen überzeugung auskunft',
)

/** German. Own lists of general vocabulary. */
export const GERMAN: Lexicon = {
  language: 'de',
  flags: FLAGS,
  cues: germanCues(),
  sourcesBefore: byFirstWord([
    ...SOURCE_NOUNS.flatMap((noun) => [
      ['laut', noun, 'von'],
      ['laut', noun],
      ['nach', noun, 'von'],
      ['nach', noun],
      ['nach', 'den', noun],
    ]),
    ...[
      'einem bericht',
      'einer meldung',
      'einer mitteilung',
      'einer studie',
      'einer umfrage',
    ].flatMap((noun) => [
      ['nach', ...words(noun), 'von'],
      ['nach', ...words(noun)],
    ]),
    ['nach', 'eigenen', 'angaben', 'von'],
    ['aus', 'sicht', 'von'],
    ['aus', 'sicht'],
    ['aus', 'der', 'sicht', 'von'],
    ['aus', 'der', 'sicht'],
    ['laut'],
    ['gemäß'],
  ]),
  sourcesAfter: ['zufolge'],
  particles: new Set(['so']),
  titlesWithDot: new Set(
    words(
      'Dr Prof Hr Fr St Nr Jan Feb Apr Aug Sept Sep Okt Nov Dez bzw ca vgl z u d usw etc evtl ggf sog Mio Mrd Abs Art',
    ),
  ),
  abbreviations: new Set(words('Jr Str Co Inc')),
  commaBeforeClause: true,
  asWords: new Set(['wie']),
  verbSecond: true,
  dashDialogue: false,
  nounsCapitalised: true,
}
