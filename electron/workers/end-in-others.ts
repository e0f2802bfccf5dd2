import CSL, { type NameList, type NameOutput } from 'citeproc'
import { isOthersName } from '#domain/citations/others-name'

/**
 * Lets lists that end in "others" end in the style's "et al.", as pandoc does: "(Müller et al., 2009)". The
 * engine itself knows no such name and prints "Müller & others". By then it has counted and shortened the
 * lists: the one name stands for one person at least, which counts for `et-al-min` (CSL 1.0.2, "Et-al"). Sort
 * keys keep it, so that a writer alone comes before the same one with others.
 */
export function endInOthers(): void {
  const { prototype } = CSL.NameOutput
  const setParameters = prototype.setEtAlParameters
  prototype.setEtAlParameters = function () {
    const ended = this.state.tmp.sort_key_flag
      ? []
      : this.variables.filter((v) => cutOthers(this, v))
    setParameters.call(this)
    for (const variable of ended) {
      const spec = this.etal_spec[variable]
      if (spec) spec.freeters = ET_AL
    }
  }
}

/** The engine's number for a list that ends in "et al."; 0 is one that is whole, 2 one with "… last". */
const ET_AL = 1

/** Takes "others" off the end of the names to be printed; they are persons and bodies alike. */
function cutOthers({ freeters }: NameOutput, variable: string): boolean {
  const names: NameList = freeters[variable] ?? []
  const last = names.at(-1)
  if (names.length < 2 || !last || !isOthersName(last)) return false
  freeters[variable] = names.slice(0, -1)
  return true
}
