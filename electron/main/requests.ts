import type { CommandValue, SaidCommand } from '#domain/library/commands'
import type { Quote } from '#domain/library/model'
import { pack } from '#domain/packed'
import { ok, type Result } from '#domain/result'
import type { Executed } from '#ipc/contract'
import type { RequestHandlers } from '#ipc/handle'
import type { ExecutedCommand } from '#services/library-service'
import {
  listArticles,
  listNotes,
  listQuotes,
  listSpeakers,
  listTags,
  readArticle,
} from '#services/read-library'
import { dialog, nativeTheme, shell } from 'electron'
import { later } from './later'
import { ListAnswers } from './list-answers'
import type { RequestContext } from './request-context'
import { writeClipboard } from './write-clipboard'

/** What each request of the window does. Lists and reads never wait for writers. */
export function makeRequestHandlers(context: RequestContext): RequestHandlers {
  const { open, tasks } = context
  const store = () => open.library.store
  const longLists = new ListAnswers<Quote>()
  return {
    'library.info': () => {
      context.onWindowReady()
      return ok(open.info())
    },
    'library.execute': async (command) => answered(await open.library.execute(command)),
    'library.execute-all': async ({ commands }) => {
      const executed = await open.library.executeAll(commands as unknown as SaidCommand[])
      return executed.ok ? ok({ sequence: executed.value.sequence }) : executed
    },
    'library.undo': async () => answered(await open.library.undo()),
    'library.redo': async () => answered(await open.library.redo()),
    'library.choose': () => open.choose(context.window()),
    'library.reveal': () => {
      shell.showItemInFolder(store().folder)
      return ok(null)
    },
    'articles.list': (query) => ok(listArticles(store(), query)),
    'article.read': ({ article }) => {
      open.suggestions.suggestFor(article)
      const read = readArticle(store(), article)
      if (!read.ok) return read
      const { first, rest } = longLists.begin(read.value.quotes)
      const packed = pack({ ...read.value, quotes: first })
      return ok(rest ? { packed, rest } : { packed })
    },
    'article.read-quotes': ({ answer, part }) => {
      const quotes = longLists.part(answer, part)
      return quotes.ok ? ok(pack(quotes.value)) : quotes
    },
    'quotes.list': (query) => ok(listQuotes(store(), query)),
    'tags.list': () => ok(listTags(store())),
    'speakers.list': () => ok(listSpeakers(store())),
    'notes.list': ({ offset, limit }) => ok(listNotes(store(), offset, limit)),
    'clipboard.write': async (data) => {
      await writeClipboard(data)
      return ok(null)
    },
    'task.cancel': ({ task }) => {
      tasks.cancel(task)
      return ok(null)
    },
    'link.open': async ({ href }) => {
      const answer = await dialog.showMessageBox(context.window(), {
        type: 'question',
        message: 'Open this address outside Commonplace?',
        detail: href,
        buttons: ['Open', 'Cancel'],
        defaultId: 0,
        cancelId: 1,
      })
      if (answer.response !== 0) return ok({ opened: false })
      await shell.openExternal(href)
      return ok({ opened: true })
    },
    'theme.set': ({ theme }) => {
      nativeTheme.themeSource = theme
      context.setTheme(theme)
      return ok(null)
    },
    'window.may-close': () => {
      context.onMayClose()
      return ok(null)
    },
    ...later(['import.files', 'import.text', 'library.open-sample'], async () =>
      (await import('./import-requests')).makeImportHandlers(context),
    ),
    ...later(['citation.preview', 'citation.copy', 'export.preview', 'export.save'], async () =>
      (await import('./export-requests')).makeExportHandlers(context),
    ),
    ...later(['speaker.read', 'speaker.utterances', 'quote.versions'], async () =>
      (await import('./speaker-requests')).makeSpeakerHandlers(context),
    ),
    ...later(
      [
        'look-up.find',
        'keys.pattern',
        'keys.set-pattern',
        'keys.make',
        'keys.owner',
        'duplicates.list',
        'duplicates.read',
      ],
      async () => (await import('./reference-requests')).makeReferenceHandlers(context),
    ),
    ...later(
      ['styles.list', 'style.set', 'style.star', 'style.install', 'style.remove'],
      async () => (await import('./style-requests')).makeStyleHandlers(context),
    ),
    ...later(
      [
        'conflicts.list',
        'conflict.preview',
        'conflict.decide',
        'backups.list',
        'backup.create',
        'backup.archive',
        'backup.choose',
        'backup.preview',
        'backup.restore',
        'history.read',
        'history.bring-back',
        'library.verify',
        'library.reopen',
      ],
      async () => (await import('./safety-requests')).makeSafetyHandlers(context),
    ),
  }
}

/** What a command gave, without its change: that is told as news. */
function answered(executed: Result<ExecutedCommand>): Result<Executed> {
  if (!executed.ok) return executed
  const { sequence, value } = executed.value
  return ok({ sequence, value: value as CommandValue })
}
