import type { SOURCES } from './cited-sources'

export interface CheckedCitation {
  readonly style: string
  readonly source: keyof typeof SOURCES
  /** The manual, and its rule that is to be seen; without the section, which nobody has looked up. */
  readonly rule: string
  /** In the text, or as a note; with italics and raised signs as HTML. */
  readonly citation?: string
  /** In the bibliography, without its markup. */
  readonly entry?: string
  /** Where the style, or the engine, departs from the manual: what the manual asks for. */
  readonly manual?: string
}

/**
 * Citations as this program gives them, each compared by hand with the rule of the manual that is named, as it
 * is generally known: the manuals themselves were not at hand. Where the answer is not the manual's, `manual` says what is: such a row holds what is printed, not what is right.
 */
export const CITATION_TABLE: readonly CheckedCitation[] = [
  {
    style: 'apa',
    source: 'newspaper article without an author',
    rule: 'APA 7: the title in the place of the author',
    citation: '(“Ferry Talks Collapse at Dawn,” 2009)',
    entry: 'Ferry talks collapse at dawn. (2009, October 14). The Harbour Gazette, A4.',
  },
  {
    style: 'apa',
    source: 'newspaper article',
    rule: 'APA 7: a secondary source, and a paragraph for its place',
    citation: '(Medvedev, quoted in Lavrov, as cited in Landler, 2009, para. 7)',
    entry:
      'Landler, M. (2009, October 14). Ministers meet in Moscow. The Daily Example. https://example.org/ministers',
  },
  {
    style: 'apa',
    source: 'corporate author',
    rule: 'APA 7: a group author is not turned round',
    citation: '(Harbour Authority of Norland, 2015)',
    entry:
      'Harbour Authority of Norland. (2015). Ports after the storm. Harbour Authority of Norland. https://example.org/ports',
    manual: 'the publisher is left out where it is the author; the style cannot compare',
  },
  {
    style: 'apa',
    source: 'particle van der',
    rule: 'APA 7: the particle is part of the name',
    entry: 'van der Berg, J. (1998). Dykes and their keepers. Polder Press.',
  },
  {
    style: 'apa',
    source: 'three editors',
    rule: 'APA 7: three or more are the first “et al.” in the text; editors in the place of authors',
    citation: '(Ahl et al., 2012)',
    entry: 'Ahl, K., Brandt, O., & Costa, L. (Eds.). (2012). Rivers of the north. Fjord Books.',
  },
  {
    style: 'apa',
    source: 'translated book',
    rule: 'APA 7: both years in the text, the translator and the first year in the entry',
    citation: '(Novak, 1978/2005)',
    entry:
      'Novak, P. (2005). The lighthouse at noon (E. Stone, Trans.). Quay House. (Original work published 1978)',
  },
  {
    style: 'apa',
    source: 'undated web page',
    rule: 'APA 7: “n.d.”, and a date of retrieval where a page changes',
    citation: '(Canal Trust, n.d.)',
    entry:
      'Canal Trust. (n.d.). How the locks work. Canal Trust Online. Retrieved March 5, 2021, from https://example.org/locks',
    manual: 'the site’s name is left out where it is nearly the author’s',
  },
  {
    style: 'apa',
    source: 'tweet',
    rule: 'APA 7: the kind of post in brackets, then the site',
    entry:
      'Okafor, N. (2020, June 1). The ferry will sail again on Monday [Tweet]. Twitter. https://example.org/status/1',
    manual:
      'the author’s account follows in brackets: “Okafor, N. [@name]”; CSL has no variable for it',
  },
  {
    style: 'apa',
    source: 'interview',
    rule: 'APA 7: the person interviewed in the place of the author',
    entry:
      'Silva, R. (2018, February 3). We never left the harbour (T. Hale, Interviewer) [Interview]. In Harbour Radio. https://example.org/interview',
    manual: 'no “In” before the outlet of an interview',
  },
  {
    style: 'apa',
    source: 'agency report',
    rule: 'APA 7: a secondary source; the first source has no name',
    citation: '(an anonymous U.S. official, as cited in Reuters, 2009, para. 12)',
    entry:
      'Reuters. (2009, September 25). Allies weigh new measures. Reuters. https://example.org/allies',
    manual: 'the outlet is left out where it is the author',
  },
  {
    style: 'apa',
    source: 'Chinese author',
    rule: 'APA 7: names may stay in their script',
    citation: '(王, 2016)',
    entry: '王小明. (2016). 港口史. 北京大学出版社.',
    manual: 'a translation of the title in brackets follows; the record has none',
  },
  {
    style: 'apa',
    source: 'journal article',
    rule: 'APA 7: a journal article; pages with an en dash',
    citation: '(Mori & Weiss, 2014, pp. 125–128)',
    entry:
      'Mori, A., & Weiss, D. (2014). Tidal trade and its discontents. Journal of Port Studies, 12(3), 123–145. https://doi.org/10.1000/jps.2014.12',
  },
  {
    style: 'modern-language-association',
    source: 'newspaper article without an author',
    rule: 'MLA 9: the title in the place of the author',
    citation: '(“Ferry Talks Collapse at Dawn”)',
    entry: '“Ferry Talks Collapse at Dawn.” The Harbour Gazette, 14 Oct. 2009, p. A4.',
  },
  {
    style: 'modern-language-association',
    source: 'newspaper article',
    rule: 'MLA 9: an indirect source, and “par.” after a comma',
    citation: '(qtd. in Lavrov, qtd. in Landler, par. 7)',
    entry:
      'Landler, Mark. “Ministers Meet in Moscow.” The Daily Example, 14 Oct. 2009, https://example.org/ministers.',
  },
  {
    style: 'modern-language-association',
    source: 'three editors',
    rule: 'MLA 9: three or more are the first “et al.”',
    citation: '(Ahl et al.)',
    entry: 'Ahl, Karin, et al., editors. Rivers of the North. Fjord Books, 2012.',
  },
  {
    style: 'modern-language-association',
    source: 'translated book',
    rule: 'MLA 9: the translator among the other contributors',
    entry:
      'Novak, Petra. The Lighthouse at Noon. 1978. Translated by Emily Stone, Quay House, 2005.',
  },
  {
    style: 'modern-language-association',
    source: 'undated web page',
    rule: 'MLA 9: the day of access at the end',
    entry:
      'Canal Trust. “How the Locks Work.” Canal Trust Online, https://example.org/locks. Accessed 5 Mar. 2021.',
    manual: 'an address stands without “https://”; it may be kept',
  },
  {
    style: 'modern-language-association',
    source: 'particle de la',
    rule: 'MLA 9: names of persons by the bearer’s usage',
    entry: 'de la Cruz, Inés. Letters from the Convent. Alba, 2001.',
    manual:
      'Spanish names are put under “Cruz, Inés de la”; the record says that the particle stays',
  },
  {
    style: 'modern-language-association',
    source: 'journal article',
    rule: 'MLA 9: pages shortened to two figures',
    citation: '(Mori and Weiss 125–28)',
    entry:
      'Mori, Aiko, and Daniel Weiss. “Tidal Trade and Its Discontents.” Journal of Port Studies, vol. 12, no. 3, 2014, pp. 123–45, https://doi.org/10.1000/jps.2014.12.',
  },
  {
    style: 'chicago-author-date',
    source: 'newspaper article without an author',
    rule: 'Chicago 17, author-date: the newspaper in the place of the author',
    citation: '(<i>The Harbour Gazette</i> 2009)',
    entry: 'The Harbour Gazette. 2009. “Ferry Talks Collapse at Dawn,” October 14, 2009.',
  },
  {
    style: 'chicago-author-date',
    source: 'newspaper article',
    rule: 'Chicago 17, author-date: one source quoted in another',
    citation: '(Medvedev, quoted in Lavrov, quoted in Landler 2009, para. 7)',
  },
  {
    style: 'chicago-author-date',
    source: 'particle van der',
    rule: 'Chicago 17, author-date: Dutch particles go last in a list',
    citation: '(van der Berg 1998)',
    entry: 'Berg, Jan van der. 1998. Dykes and Their Keepers. Leiden: Polder Press.',
  },
  {
    style: 'chicago-author-date',
    source: 'translated book',
    rule: 'Chicago 17, author-date: the first year in parentheses before the second',
    citation: '(Novak [1978] 2005)',
    entry:
      'Novak, Petra. (1978) 2005. The Lighthouse at Noon. Translated by Emily Stone. London: Quay House.',
  },
  {
    style: 'chicago-author-date',
    source: 'agency report',
    rule: 'Chicago 17, author-date: one source quoted in another, without a name',
    citation: '(an anonymous U.S. official, quoted in Reuters 2009, para. 12)',
  },
  {
    style: 'chicago-author-date',
    source: 'journal article',
    rule: 'Chicago 17, author-date: pages shortened',
    citation: '(Mori and Weiss 2014, 125–28)',
    entry:
      'Mori, Aiko, and Daniel Weiss. 2014. “Tidal Trade and Its Discontents.” Journal of Port Studies 12 (3): 123–45. https://doi.org/10.1000/jps.2014.12.',
  },
  {
    style: 'chicago-fullnote-bibliography',
    source: 'newspaper article without an author',
    rule: 'Chicago 17, notes: the title of an unsigned article comes first',
    citation: '“Ferry Talks Collapse at Dawn,” <i>The Harbour Gazette</i>, October 14, 2009.',
  },
  {
    style: 'chicago-fullnote-bibliography',
    source: 'newspaper article',
    rule: 'Chicago 17, notes: one source quoted in another',
    citation:
      'Dmitry Medvedev, quoted in Sergey Lavrov, quoted in Mark Landler, “Ministers Meet in Moscow,” <i>The Daily Example</i>, October 14, 2009, para. 7, https://example.org/ministers.',
    manual: 'the place is a number in a note on a web page only where its paragraphs are numbered',
  },
  {
    style: 'chicago-fullnote-bibliography',
    source: 'three editors',
    rule: 'Chicago 17, notes: editors in the place of authors',
    citation:
      'Karin Ahl, Otto Brandt, and Lia Costa, eds., <i>Rivers of the North</i> (Oslo: Fjord Books, 2012).',
    entry:
      'Ahl, Karin, Otto Brandt, and Lia Costa, eds. Rivers of the North. Oslo: Fjord Books, 2012.',
  },
  {
    style: 'chicago-fullnote-bibliography',
    source: 'undated web page',
    rule: 'Chicago 17, notes: the day of access of an undated page',
    citation:
      'Canal Trust, “How the Locks Work,” Canal Trust Online, accessed March 5, 2021, https://example.org/locks.',
    entry:
      'Canal Trust. “How the Locks Work.” Canal Trust Online. Accessed March 5, 2021. https://example.org/locks.',
  },
  {
    style: 'chicago-fullnote-bibliography',
    source: 'agency report',
    rule: 'Chicago 17, notes: one source quoted in another; a note begins with a capital',
    citation:
      'An anonymous U.S. official, quoted in Reuters, “Allies Weigh New Measures,” <i>Reuters</i>, September 25, 2009, para. 12, https://example.org/allies.',
  },
  {
    style: 'ieee',
    source: 'newspaper article without an author',
    rule: 'IEEE Reference Guide 2023, “Newspaper article”',
    entry: '[1] “Ferry talks collapse at dawn,” The Harbour Gazette, p. A4, Oct. 14, 2009.',
  },
  {
    style: 'ieee',
    source: 'newspaper article',
    rule: 'IEEE has no rule; the guides put the name before the number',
    citation: 'Medvedev, quoted in Lavrov, quoted in [1, Para. 7]',
    manual:
      '“para.” stands small inside the brackets in other guides; the style has a capital, as for “Sec.”',
  },
  {
    style: 'ieee',
    source: 'journal article',
    rule: 'IEEE Reference Guide 2023, “Periodicals” and “[3, pp. 5–10]”',
    citation: '[1, pp. 125–128]',
    entry:
      '[1] A. Mori and D. Weiss, “Tidal trade and its discontents,” Journal of Port Studies, vol. 12, no. 3, pp. 123–145, 2014, doi: 10.1000/jps.2014.12.',
  },
  {
    style: 'vancouver',
    source: 'corporate author',
    rule: 'Citing Medicine: an organisation as author',
    entry:
      '1. Harbour Authority of Norland. Ports after the storm [Internet]. Harbour Authority of Norland; 2015. Available from: https://example.org/ports',
    manual: '“[cited …]” is asked for; the record has no day of access',
  },
  {
    style: 'vancouver',
    source: 'newspaper article',
    rule: 'Citing Medicine has no rule; the guides: “(cited in 1)”',
    citation: '(Medvedev, quoted in Lavrov, quoted in 1)',
    manual: 'a place is given in the text; the style prints none, and a notice says so',
  },
  {
    style: 'vancouver',
    source: 'three editors',
    rule: 'Citing Medicine: editors in the place of authors',
    entry: '1. Ahl K, Brandt O, Costa L, editors. Rivers of the north. Oslo: Fjord Books; 2012.',
  },
  {
    style: 'harvard-cite-them-right',
    source: 'newspaper article without an author',
    rule: 'Cite Them Right 11, “Newspaper articles”: the newspaper in the place of the author',
    citation: '(<i>The Harbour Gazette</i>, 2009)',
    entry: 'The Harbour Gazette (2009) ‘Ferry talks collapse at dawn’, 14 October, p. A4.',
  },
  {
    style: 'harvard-cite-them-right',
    source: 'newspaper article',
    rule: 'Cite Them Right 11, “Secondary referencing”',
    citation: '(Medvedev, quoted in Lavrov, quoted in Landler, 2009, para. 7)',
  },
  {
    style: 'harvard-cite-them-right',
    source: 'undated web page',
    rule: 'Cite Them Right 11, “Web pages with no date”',
    citation: '(Canal Trust, no date)',
    entry:
      'Canal Trust (no date) How the locks work, Canal Trust Online. Available at: https://example.org/locks (Accessed: 5 March 2021).',
  },
  {
    style: 'harvard-cite-them-right',
    source: 'Arabic author',
    rule: 'Cite Them Right 11, “Sources in other languages”',
    citation: '(الحداد, 2011)',
    entry: 'الحداد, س. (2011) تاريخ الميناء. بيروت: دار البحر.',
    manual: 'the title may be followed by a translation; the record has none',
  },
  {
    style: 'oscola',
    source: 'newspaper article',
    rule: 'OSCOLA 4: newspapers; quoted in: see `quotedInWords`',
    citation:
      'Dmitry Medvedev, quoted in Sergey Lavrov, quoted in Mark Landler, ‘Ministers Meet in Moscow’ <i>The Daily Example</i> (14 October 2009) para 7 <https://example.org/ministers>.',
    manual: 'an address is followed by the day of access; the record has none',
  },
  {
    style: 'oscola',
    source: 'three editors',
    rule: 'OSCOLA 4: editors in the place of authors',
    citation:
      'Karin Ahl, Otto Brandt and Lia Costa (eds), <i>Rivers of the North</i> (Fjord Books 2012).',
    entry: 'Ahl K, Brandt O and Costa L (eds), Rivers of the North (Fjord Books 2012)',
  },
  {
    style: 'oscola',
    source: 'journal article',
    rule: 'OSCOLA 4: first page, then the pages cited',
    citation:
      'Aiko Mori and Daniel Weiss, ‘Tidal Trade and Its Discontents’ (2014) 12 Journal of Port Studies 123, 125–128.',
    entry:
      'Mori A and Weiss D, ‘Tidal Trade and Its Discontents’ (2014) 12 Journal of Port Studies 123',
    manual: '“125–28”',
  },
  {
    style: 'nature',
    source: 'newspaper article',
    rule: 'Nature has no rule; the AMA Manual of Style names the quoted behind the number',
    citation: '<sup>1</sup> (quoting Lavrov quoting Medvedev)',
    manual: 'a place is not printed',
  },
  {
    style: 'nature',
    source: 'three editors',
    rule: 'Nature, formatting guide: editors before the title',
    entry: '1. Rivers of the North. (Fjord Books, Oslo, 2012).',
    manual: 'editors are missing: “Ahl, K., Brandt, O. & Costa, L. (eds)”',
  },
  {
    style: 'american-medical-association',
    source: 'journal article',
    rule: 'AMA Manual of Style 11',
    citation: '<sup>1(pp125-128)</sup>',
    entry:
      '1. Mori A, Weiss D. Tidal trade and its discontents. Journal of Port Studies. 2014;12(3):123-145. doi:10.1000/jps.2014.12',
  },
  {
    style: 'american-medical-association',
    source: 'Arabic author',
    rule: 'AMA Manual of Style 11',
    entry: '1. الحداد س. تاريخ الميناء. دار البحر; 2011.',
    manual: 'names and titles are given in Latin letters; the record has none',
  },
]
