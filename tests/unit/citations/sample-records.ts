import type { ReadableFormatName } from '../../../electron/domain/citations/reference-formats'

/** How records of a format that is only read are put into a file, and one record, told apart by a number. */
interface Sample {
  readonly head: string
  readonly between: string
  readonly foot: string
  readonly record: (number: number) => string
}

const NAMES = ['Holm', 'Østergaard', 'Solberg', 'Lindqvist', 'Marsh']
const name = (number: number): string => NAMES[number % NAMES.length] ?? ''
const lines = (...text: string[]): string => text.join('\n')

/** A journal article in each of them: "Ferries and harbours N" by two people, volume N, pages 10N-19. */
export const SAMPLES: Readonly<Partial<Record<ReadableFormatName, Sample>>> = {
  nbib: {
    head: '',
    between: '\n\n',
    foot: '\n',
    record: (n) =>
      lines(
        `PMID- 1000${n}`,
        'OWN - NLM',
        'IS  - 0378-5955 (Print)',
        `VI  - ${n}`,
        'IP  - 3',
        'DP  - 2009 Oct 14',
        `TI  - Ferries and harbours ${n}: a study`,
        '      of timetables.',
        `PG  - 1${n}0-9`,
        `LID - 10.1000/ferries.${n} [doi]`,
        'AB  - Harbours are closed in',
        '      winter.',
        `FAU - ${name(n)}, Ada`,
        `AU  - ${name(n)} A`,
        'AU  - Berg JM Jr',
        'CN  - Harbour Study Group',
        'LA  - ger',
        'PT  - Journal Article',
        'TA  - J Ferries',
        'JT  - Journal of ferries (Oslo, Norway)',
        'MH  - Ships/*history',
        'OT  - timetables',
        `PMC - PMC70${n}`,
      ),
  },
  'pubmed-xml': {
    head: '<?xml version="1.0"?>\n<!DOCTYPE PubmedArticleSet SYSTEM "pubmed.dtd">\n<PubmedArticleSet>\n',
    between: '\n',
    foot: '\n</PubmedArticleSet>\n',
    record: (n) =>
      lines(
        '<PubmedArticle><MedlineCitation>',
        `<PMID Version="1">1000${n}</PMID>`,
        '<Article><Journal><ISSN IssnType="Print">0378-5955</ISSN>',
        `<JournalIssue><Volume>${n}</Volume><Issue>3</Issue>`,
        '<PubDate><Year>2009</Year><Month>Oct</Month><Day>14</Day></PubDate></JournalIssue>',
        '<Title>Journal of ferries (Oslo, Norway)</Title></Journal>',
        `<ArticleTitle>Ferries and <i>harbours</i> ${n}.</ArticleTitle>`,
        `<Pagination><MedlinePgn>1${n}0-9</MedlinePgn></Pagination>`,
        '<Abstract><AbstractText Label="AIM">To sail &amp; land.</AbstractText>',
        '<AbstractText Label="RESULT">H<sub>2</sub>O.</AbstractText></Abstract>',
        `<AuthorList><Author><LastName>${name(n)}</LastName><ForeName>Ada</ForeName></Author>`,
        '<Author><CollectiveName>Harbour Study Group</CollectiveName></Author></AuthorList>',
        '<Language>ger</Language></Article>',
        '<MedlineJournalInfo><MedlineTA>J Ferries</MedlineTA></MedlineJournalInfo>',
        '</MedlineCitation><PubmedData><ArticleIdList>',
        `<ArticleId IdType="doi">10.1000/ferries.${n}</ArticleId>`,
        '</ArticleIdList></PubmedData></PubmedArticle>',
      ),
  },
  refer: {
    head: '',
    between: '\n\n',
    foot: '\n',
    record: (n) =>
      lines(
        '%0 Journal Article',
        `%A ${name(n)}, Ada`,
        '%A John Berg',
        '%A Harbour Study Group',
        '%D 2009',
        `%T Ferries and harbours ${n}`,
        '%J Journal of Ferries',
        `%V ${n}`,
        '%N 3',
        `%P 1${n}0-1${n}9`,
        '%@ 0378-5955',
        '%K ships',
        'timetables',
        `%R 10.1000/ferries.${n}`,
        '%X Harbours are closed in winter.',
        `%F holm200${n}`,
      ),
  },
  refworks: {
    head: '',
    between: '\n\n',
    foot: '\n',
    record: (n) =>
      lines(
        'RT Journal Article',
        'SR Electronic(1)',
        `ID ${n}`,
        `A1 ${name(n)},Ada`,
        'A1 Berg,John M.',
        `T1 Ferries and harbours ${n}`,
        'JF Journal of Ferries',
        'YR 2009',
        'FD Oct 14',
        `VO ${n}`,
        'IS 3',
        `SP 1${n}0`,
        `OP 1${n}9`,
        'K1 ships',
        'K1 timetables',
        'AB Harbours are closed in',
        'winter.',
        'SN 0378-5955',
        `DO 10.1000/ferries.${n}`,
        'LA German',
      ),
  },
  wos: {
    head: 'FN Clarivate Analytics Web of Science\nVR 1.0\n',
    between: '\n\n',
    foot: '\n\nEF\n',
    record: (n) =>
      lines(
        'PT J',
        `AU ${name(n)}, A`,
        '   Berg, JM',
        `AF ${name(n)}, Ada`,
        '   Berg, John M.',
        `TI Ferries and harbours ${n}: a study of`,
        '   timetables',
        'SO JOURNAL OF FERRIES',
        'LA German',
        'DE ships; timetables',
        'AB Harbours are closed in winter.',
        'SN 0378-5955',
        'JI J. Ferries',
        'PD OCT 14',
        'PY 2009',
        `VL ${n}`,
        'IS 3',
        `BP 1${n}0`,
        `EP 1${n}9`,
        `DI 10.1000/ferries.${n}`,
        `UT WOS:00000${n}`,
        'ER',
      ),
  },
  ovid: {
    head: '',
    between: '\n\n',
    foot: '\n',
    record: (n) =>
      lines(
        `<${n + 1}. >`,
        'VN  - Ovid Technologies',
        'DB  - Journals@Ovid',
        `AN  - 0000-${n}.`,
        `AU  - ${name(n)}, Ada MD, PhD 1`,
        'AU  - Berg, John M. 2,*',
        `TI  - Ferries and harbours ${n}.  [Article]`,
        `SO  - Journal of Ferries October 2009;${n}(3):1${n}0-1${n}9`,
        'AB  - Harbours are closed in winter.',
        'KW  - ships;  timetables',
        'LG  - German.',
        'IS  - 0378-5955',
        `DI  - 10.1000/ferries.${n}`,
      ),
  },
  mods: {
    head: '<?xml version="1.0"?>\n<modsCollection xmlns="http://www.loc.gov/mods/v3">\n',
    between: '\n',
    foot: '\n</modsCollection>\n',
    record: (n) =>
      lines(
        `<mods ID="ferries${n}">`,
        `<titleInfo><title>Ferries and harbours ${n}</title></titleInfo>`,
        `<name type="personal"><namePart type="family">${name(n)}</namePart>`,
        '<namePart type="given">Ada</namePart><role><roleTerm>aut</roleTerm></role></name>',
        '<name type="personal"><namePart>Berg, John M.</namePart></name>',
        '<language><languageTerm type="code">ger</languageTerm></language>',
        '<subject><topic>ships</topic></subject><subject><topic>timetables</topic></subject>',
        '<relatedItem type="host"><titleInfo><title>Journal of Ferries</title></titleInfo>',
        '<originInfo><issuance>continuing</issuance></originInfo>',
        `<part><detail type="volume"><number>${n}</number></detail>`,
        '<detail type="issue"><number>3</number></detail>',
        `<extent unit="pages"><start>1${n}0</start><end>1${n}9</end></extent>`,
        '<date>2009-10-14</date></part>',
        '<identifier type="issn">0378-5955</identifier></relatedItem>',
        `<identifier type="doi">10.1000/ferries.${n}</identifier>`,
        '</mods>',
      ),
  },
}

/** A file with records of the numbers. */
export function sampleFile(sample: Sample, records: readonly string[]): string {
  return sample.head + records.join(sample.between) + sample.foot
}
