import { expect, test } from 'vitest'
import { commandArguments, fileArguments, libraryArgument } from '../../../electron/main/arguments'

test.each([
  [['app', '--library', 'notes'], '/home/ann/notes'],
  [['app', '--library=/else/where'], '/else/where'],
  [['app', '--library'], undefined],
  [['app', 'a.bib'], undefined],
])('%j opens the library %s', (argv, folder) => {
  expect(libraryArgument(argv, '/home/ann')).toBe(folder)
})

test('files to open are those of our types, and never the library', () => {
  const argv = ['app', '--library', 'my.bib', 'a.bib', '--flag', 'b.RIS', 'c.exe', 'list']
  expect(fileArguments(argv.slice(1), '/home/ann')).toEqual(['/home/ann/a.bib', '/home/ann/b.RIS'])
})

test.each([
  [
    ['app', 'list', 'quotes', '--json'],
    ['list', 'quotes', '--json'],
  ],
  [['app', '--no-sandbox', 'verify'], ['verify']],
  [['app', 'thesis.bib'], undefined],
  [['app'], undefined],
])('%j is the command %j', (argv, command) => {
  expect(commandArguments(argv, ['list', 'verify'])).toEqual(command)
})
