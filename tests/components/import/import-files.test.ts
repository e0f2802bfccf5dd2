import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportReport } from '#ipc/contract'
import { ScriptedBridge, settle } from '../scripted-bridge'

const bridge = new ScriptedBridge().install()
const { addReports, importFiles, importSentence, listenToOpenedFiles } = await import(
  '../../../renderer/features/import/import-files'
)
const { notifications } = await import('../../../renderer/state/notifications')
const { openDialog } = await import('../../../renderer/state/open-dialog')

const report = (more: Partial<ImportReport> = {}): ImportReport => ({
  articles: [],
  notices: [],
  failed: 0,
  cancelled: false,
  ...more,
})
const notice = { file: 'a.txt', message: 'This file is empty.' }

beforeEach(() => {
  notifications.value = []
  bridge.asked.length = 0
})
afterEach(() => {
  openDialog.value = undefined
})

describe('the sentence about an import', () => {
  it('names what came in, what did not, and that it was stopped', () => {
    expect(importSentence(report({ articles: ['a'] }))).toBe('Imported 1 article.')
    expect(importSentence(report({ articles: ['a', 'b'], failed: 1, notices: [notice] }))).toBe(
      'Imported 2 articles; 1 file could not be read.',
    )
    expect(importSentence(report({ failed: 2, notices: [notice, notice] }))).toBe(
      '2 files could not be read.',
    )
    expect(importSentence(report({ articles: ['a'], cancelled: true }))).toBe(
      'Imported 1 article; the rest was cancelled.',
    )
    expect(importSentence(report({ articles: ['a'], notices: [notice] }))).toBe(
      'Imported 1 article, with 1 notice.',
    )
    expect(importSentence(report())).toMatch(/^Nothing was imported/)
  })
})

describe('an import', () => {
  it('is told in one sentence, not in one for each, unless there is something to report', async () => {
    bridge.answer('import.files', report({ articles: ['a', 'b'] }))
    await importFiles([new File([''], 'a.txt')])
    await importFiles([new File([''], 'b.txt')])
    const whole = { tone: 'done', message: 'Imported 2 articles.' }
    expect(notifications.value).toMatchObject([whole])
    bridge.answer('import.files', report({ articles: ['a', 'b'], notices: [notice] }))
    await importFiles([new File([''], 'c.txt')])
    await importFiles([new File([''], 'd.txt')])
    expect(notifications.value).toHaveLength(3)
  })

  it('sends the places of the files, and offers the report where something was lost', async () => {
    bridge.answer('import.files', report({ articles: ['a', 'b'], failed: 1, notices: [notice] }))
    await importFiles([new File([''], 'a.txt'), new File([''], 'b.md')])
    expect(bridge.inputsOf('import.files')).toEqual([
      { paths: ['/home/anna/a.txt', '/home/anna/b.md'] },
    ])
    expect(notifications.value).toMatchObject([
      { tone: 'problem', action: { label: 'Show report' } },
    ])
    notifications.value[0]?.action?.run()
    expect(openDialog.value).toMatchObject({ kind: 'import-report', report: { failed: 1 } })
  })

  it('is asked for in portions that a request may hold, as one report', async () => {
    bridge.answerBy('import.files', ({ paths }: { paths: string[] }) => ({
      ok: true,
      value: report({ articles: paths }),
    }))
    await importFiles(Array.from({ length: 10_001 }, (_, index) => new File([''], `${index}.txt`)))
    const sizes = bridge.inputsOf('import.files').map((one) => (one as { paths: string[] }).paths)
    expect(sizes.map((paths) => paths.length)).toEqual([10_000, 1])
    expect(notifications.value.at(-1)?.message).toBe('Imported 10,001 articles.')
  })

  it('follows when the system opens files', async () => {
    bridge.answer('import.files', report({ articles: ['a', 'b'] }))
    const stop = listenToOpenedFiles()
    bridge.tell('open-files', { paths: ['/x.ris'] })
    await settle()
    stop()
    bridge.tell('open-files', { paths: ['/y.ris'] })
    await settle()
    expect(bridge.inputsOf('import.files')).toEqual([{ paths: ['/x.ris'] }])
  })
})

describe('two reports', () => {
  it('add up', () => {
    const one = report({ articles: ['a'], failed: 1, notices: [notice] })
    expect(addReports(one, report({ articles: ['b'], failed: 2, cancelled: true }))).toEqual(
      report({ articles: ['a', 'b'], failed: 3, notices: [notice], cancelled: true }),
    )
  })
})
