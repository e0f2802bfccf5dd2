/** What somebody says, as a noun after its owner: “was Ross’s answer”. */
export const UTTERANCES: ReadonlySet<string> = new Set(
  (
    'answer reply response message verdict advice warning slogan motto mantra refrain catchphrase description assessment ' +
    'conclusion comment remark retort explanation prediction word words view question promise pitch plea reaction'
  ).split(' '),
)
