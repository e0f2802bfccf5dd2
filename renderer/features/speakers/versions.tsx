import './versions.css'
import type { UtteranceGroup } from '#ipc/contract'
import { showArticle } from '../../state/apply-events'
import { currentView } from '../../state/view'

type Version = UtteranceGroup[number]

/** The versions of one utterance, below the longest of them; each says how it differs from that. */
export function Versions({ group }: { readonly group: UtteranceGroup }) {
  return (
    <ol class="versions" aria-label="Versions of the same words">
      {group.map((version) => (
        <li key={version.quote}>
          <p class="version-words" dir="auto">
            <VersionWords version={version} />
          </p>
          <VersionSource version={version} />
        </li>
      ))}
    </ol>
  )
}

/** Where a version stands; it leads there. */
export function VersionSource({ version }: { readonly version: Version }) {
  const { article, quote, articleTitle, outlet, date } = version
  const open = async () => {
    if (await showArticle(article, quote)) currentView.value = 'library'
  }
  return (
    <button type="button" class="version-source" onClick={() => void open()}>
      <span>{articleTitle || 'Untitled'}</span>
      {[outlet, date].filter(Boolean).map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
      {version.pieces.length > 0 && version.pieces.every(({ kind }) => kind === 'same') && (
        <span>the same words</span>
      )}
    </button>
  )
}

/** The words of a version, with what it leaves out, adds and changes. */
export function VersionWords({ version }: { readonly version: Version }) {
  if (version.pieces.length === 0) return <>{version.text}</>
  return (
    <>
      {version.pieces.map(({ kind, text, instead }, index) => {
        const space = index > 0 ? ' ' : ''
        switch (kind) {
          case 'same':
            return `${space}${text}`
          case 'missing':
            return (
              <span key={index}>
                {space}
                <del>
                  <span class="visually-hidden">left out: </span>
                  {text}
                </del>
              </span>
            )
          case 'added':
            return (
              <span key={index}>
                {space}
                <ins>
                  <span class="visually-hidden">only here: </span>
                  {text}
                </ins>
              </span>
            )
          case 'cut':
          case 'bracketed':
            return (
              <span key={index}>
                {space}
                <mark
                  class={kind}
                  {...(instead
                    ? { 'data-tip': `${kind === 'cut' ? 'Cut' : 'Instead of'}: ${instead}` }
                    : {})}
                >
                  {text}
                  {instead && (
                    <span class="visually-hidden">
                      {kind === 'cut' ? ` (cut: ${instead})` : ` (instead of: ${instead})`}
                    </span>
                  )}
                </mark>
              </span>
            )
        }
      })}
    </>
  )
}
