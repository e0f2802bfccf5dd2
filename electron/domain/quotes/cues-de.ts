import type { Cue } from './lexicon'

/**
 * German verbs that introduce what somebody says, all finite forms and the participle of a verb on a line, then
 * letters: b a clause with subjunctive may follow, i an infinitive may, - neither.
 */
const SPEECH = `
sagt sagte sagten sagen gesagt b
erklärt erklärte erklärten erklären b
teilt teilte teilten mitgeteilt mitteilte mitteilten mitteilt mitteilen b
berichtet berichtete berichteten berichten b
meldet meldete meldeten melden gemeldet b
betont betonte betonten betonen b
bestätigt bestätigte bestätigten bestätigen b
äußert äußerte äußerten geäußert äußern b
meint meinte meinten meinen gemeint b
schreibt schrieb schrieben geschrieben b
kündigt kündigte kündigten angekündigt ankündigte ankündigten bi
behauptet behauptete behaupteten behaupten b
fordert forderte forderten fordern gefordert bi
verlangt verlangte verlangten bi
warnt warnte warnten gewarnt b
versichert versicherte versicherten b
verspricht versprach versprachen versprochen bi
droht drohte drohten gedroht bi
fügt fügte fügten hinzugefügt hinzu b
ergänzt ergänzte ergänzten b
antwortet antwortete antworteten geantwortet b
entgegnet entgegnete b
erwidert erwiderte b
fragt fragte fragten gefragt b
räumt räumte räumten eingeräumt einräumte b
gab gibt gaben bekanntgab bekanntgegeben bekannt b
weist wies wiesen hingewiesen hinwies b
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
schlägt schlug vorgeschlagen b
wirft warf warfen vorgeworfen vorwarf b
kommentiert kommentierte b
resümiert resümierte b
bilanziert bilanzierte b
konstatiert konstatierte b
stellt stellte feststellte festgestellt b
spricht sprach sprachen gesprochen -
hält hielt b
geht ging gingen b
`

const EVALUATION = `
nennt nannte nannten genannt
bezeichnet bezeichnete bezeichneten
kritisiert kritisierte kritisierten
lobt lobte gelobt
würdigt würdigte
verurteilt verurteilte
charakterisiert charakterisierte
beschreibt beschrieb
tituliert titulierte
bewertet bewertete
spricht sprach
`

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
      for (const form of forms) {
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
          followers: [],
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

/** The German cues by their forms in lower case. */
export function germanCues(): ReadonlyMap<string, Cue> {
  return CUES
}
