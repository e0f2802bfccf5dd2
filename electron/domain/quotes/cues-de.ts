import type { Cue } from './lexicon'

/**
 * German verbs that introduce what somebody says, all finite forms and the participle of a verb on a line, then
 * letters: b a clause with subjunctive may follow, i an infinitive may, - neither. With “+” stand the separable prefixes
 * of which one must end the clause: „teilte … mit“.
 */
const SPEECH = `
sagt sagte sagten sagen gesagt b
erklärt erklärte erklärten erklären b
teilt teilte teilten +mit b
mitgeteilt mitteilte mitteilten mitteilt mitteilen b
berichtet berichtete berichteten berichten b
meldet meldete meldeten melden gemeldet b
betont betonte betonten betonen b
bestätigt bestätigte bestätigten bestätigen b
äußert äußerte äußerten geäußert äußern b
meint meinte meinten meinen gemeint b
schreibt schrieb schrieben geschrieben b
kündigt kündigte kündigten +an bi
angekündigt ankündigte ankündigten bi
behauptet behauptete behaupteten behaupten b
fordert forderte forderten fordern gefordert bi
verlangt verlangte verlangten bi
warnt warnte warnten gewarnt b
versichert versicherte versicherten b
verspricht versprach versprachen versprochen bi
droht drohte drohten gedroht bi
fügt fügte fügten +hinzu,an b
hinzugefügt hinzufügte b
ergänzt ergänzte ergänzten b
antwortet antwortete antworteten geantwortet b
entgegnet entgegnete b
erwidert erwiderte b
fragt fragte fragten gefragt b
räumt räumte räumten +ein b
eingeräumt einräumte b
gab gibt gaben geben +an,bekannt,bedenken,zurück b
bekanntgab bekanntgegeben angab angaben bekanntgaben b
weist wies wiesen +hin,zurück b
hingewiesen hinwies zurückwies b
vermutet vermutete vermuteten b
hofft hoffte hofften bi
glaubt glaubte glaubten b
befürchtet befürchtete befürchteten b
bekräftigt bekräftigte bekräftigten bi
unterstreicht unterstrich b
beteuert beteuerte b
bedauert bedauerte b
beklagt beklagte beklagten b
bemängelt bemängelte b
erläutert erläuterte b
erzählt erzählte erzählten b
dementiert dementierte b
bestreitet bestritt b
argumentiert argumentierte b
urteilt urteilte b
erinnert erinnerte b
heißt hieß b
ruft rief riefen gerufen -
skandiert skandierte skandierten -
prophezeit prophezeite b
mahnt mahnte mahnten gemahnt bi
gesteht gestand gestanden b
verkündet verkündete verkündeten verkündet b
lautet lautete -
zitiert zitierte b
schätzt schätzte schätzten b
rechnet rechnete b
begründet begründete begründeten b
plädiert plädierte b
appelliert appellierte i
aufgerufen i
rät riet rieten i
schlägt schlug schlugen +vor b
vorgeschlagen vorschlug b
wirft warf warfen +vor b
vorgeworfen vorwarf b
kommentiert kommentierte b
resümiert resümierte b
bilanziert bilanzierte b
konstatiert konstatierte b
stellt stellte stellten +fest,klar b
feststellte festgestellt klarstellte b
spricht sprach sprachen gesprochen -
geht ging gingen gehen +aus b
ausgeht ausging ausgehen b
bemerkt bemerkte bemerkten b
verweist verwies verwiesen b
unterstellt unterstellte b
signalisiert signalisierte b
prognostiziert prognostizierte b
verdeutlicht verdeutlichte b
verneint verneinte b
versichert versicherte b
verlautbart verlautbarte verlautete b
verteidigt verteidigte b
wünscht wünschte b
zweifelt bezweifelt bezweifelte bezweifelten b
empfiehlt empfahl empfahlen empfohlen bi
ermahnt ermahnte i
fürchtet fürchtete fürchteten b
führt führte +aus,an b
ausgeführt ausführte b
erwartet erwartete erwarteten bi
beruhigt beruhigte b
jubelt jubelte -
klagt klagte klagten b
scherzt scherzte -
spottet spottete -
twittert twitterte b
postet postete b
titelt titelte -
notiert notierte b
interpretiert interpretierte b
präzisiert präzisierte b
formuliert formulierte -
betonten b
beschließt beschloss beschlossen bi
verpflichtet verpflichtete i
weigert weigerte weigerten i
erhofft erhoffte b
bittet bat baten gebeten bi
lässt ließ ließen lassen +mitteilen,wissen,verlauten,ausrichten,durchblicken,erklären b
`

const EVALUATION = `
nennt nannte nannten genannt nennen
bezeichnet bezeichnete bezeichneten
kritisiert kritisierte kritisierten
lobt lobte gelobt
würdigt würdigte
verurteilt verurteilte
charakterisiert charakterisierte
beschreibt beschrieb
tituliert titulierte
bewertet bewertete
beurteilt beurteilte
wertet wertete werteten
begrüßt begrüßte begrüßten
rechtfertigt rechtfertigte
lehnt lehnte lehnten
rügt rügte
tadelt tadelte
geißelt geißelte
preist pries
feiert feierte
hält hielt hielten halten
stuft stufte
empfindet empfand
sieht sah sahen sehen
spricht sprach
zeigt zeigte zeigten
`

/** „zeigte sich ‚tief betroffen‘“ */
const REFLEXIVE: readonly (readonly string[])[] = [['sich']]

const CUES = makeCues()

function makeCues(): ReadonlyMap<string, Cue> {
  const cues = new Map<string, Cue>()
  for (const [list, tier] of [
    [EVALUATION, 'evaluation'],
    [SPEECH, 'speech'],
  ] as const) {
    for (const line of list.split('\n')) {
      const forms = line.split(' ')
      const letters = tier === 'speech' ? (forms.pop() ?? '') : ''
      const prefixes = forms.at(-1)?.startsWith('+') ? forms.pop()?.slice(1).split(',') : undefined
      for (const form of [...forms, ...pluralOf(forms)]) {
        if (form === '') continue
        cues.set(form, {
          lemma: forms[0] ?? form,
          form: 'past',
          tier,
          bare: letters.includes('b'),
          modal: false,
          object: false,
          infinitive: letters.includes('i'),
          addressee: false,
          prepositions: [],
          followers: forms[0] === 'zeigt' ? REFLEXIVE : [],
          ...(prefixes && { prefixes }),
          noun: false,
          postposed: tier === 'speech',
        })
      }
    }
  }
  cues.set('so', {
    lemma: 'so',
    form: 'past',
    tier: 'speech',
    bare: true,
    modal: false,
    object: false,
    infinitive: false,
    addressee: false,
    prepositions: [],
    followers: [],
    noun: false,
    postposed: true,
  })
  return cues
}

/** „sagt“, „sagte“: the plural „sagen“ of a regular verb. */
function pluralOf([present = '', past = '']: readonly string[]): string[] {
  const stem = present.endsWith('et') ? present.slice(0, -2) : present.slice(0, -1)
  const regular = present.endsWith('t') && (past === `${present}e` || past === `${stem}te`)
  return regular ? [stem.endsWith('er') || stem.endsWith('el') ? `${stem}n` : `${stem}en`] : []
}

/** The German cues by their forms in lower case. */
export function germanCues(): ReadonlyMap<string, Cue> {
  return CUES
}
