// Who may import whom. Each rule's proof that it can fail: tests/unit/house/dependency-rules.test.ts

/** Packages without input, output, clock or randomness. */
const purePackages = [
  'valibot',
  'marked',
  'linkedom',
  '@mozilla/readability',
  '@retorquere/bibtex-parser',
  'unicode2latex',
  'citeproc',
  'approx-string-match',
  'fast-xml-parser',
  'yaml',
]

/**
 * @param {string} name
 * @param {string} comment
 * @param {object} from
 * @param {object} to
 */
const forbid = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })

/**
 * Our own files which a folder of electron/ may import, besides its own.
 * @param {string} folder
 * @param {string[]} allowed
 * @param {string} comment
 */
const layer = (folder, allowed, comment) =>
  forbid(
    `${folder}-layer`,
    comment,
    { path: `^electron/${folder}/` },
    {
      path: '^(electron|renderer|scripts|tests)/',
      pathNot: `^electron/(${[folder, ...allowed].join('|')})(/|\\.ts$)`,
    },
  )

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid(
      'no-cycles',
      'Two modules that need each other are one module or three.',
      {},
      { circular: true },
    ),
    forbid(
      'no-orphans',
      'A module which nothing imports and which imports nothing is left over.',
      { orphan: true, path: '^(electron|renderer)/', pathNot: '\\.d\\.ts$|-worker\\.ts$' },
      {},
    ),
    forbid('resolvable', 'The import leads nowhere.', {}, { couldNotResolve: true }),
    forbid(
      'no-node-in-domain',
      'The domain is pure: same input, same output.',
      { path: '^electron/domain/' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'approved-packages-in-domain',
      'The domain uses approved pure packages only.',
      { path: '^electron/domain/' },
      { path: 'node_modules/', pathNot: `node_modules/(@types/)?(${purePackages.join('|')})/` },
    ),
    layer('domain', [], 'The domain knows nothing but itself.'),
    layer('store', ['domain'], 'The store stands on the domain.'),
    layer(
      'services',
      ['domain', 'store', 'workers', 'ipc/contract'],
      'Services join domain and store.',
    ),
    layer('workers', ['domain'], 'Workers run the domain off the main thread.'),
    layer('cli', ['domain', 'store', 'services'], 'The command line uses the services.'),
    layer('ipc', ['domain'], 'The contract is made of domain types.'),
    layer(
      'preload',
      ['ipc/contract', 'domain/result'],
      'The bridge passes on what the contract names.',
    ),
    forbid(
      'services-take-types-from-workers-and-contract',
      'A service starts a worker by its file and answers in types of the contract.',
      { path: '^electron/services/' },
      { path: '^electron/(workers/|ipc/)', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'renderer-layer',
      'The window uses the domain, and the contract as types.',
      { path: '^renderer/' },
      { path: '^(electron|scripts|tests)/', pathNot: '^electron/(domain/|ipc/contract\\.ts$)' },
    ),
    forbid(
      'contract-as-types-in-renderer',
      'Schemas are checked in main; the window needs the types only.',
      { path: '^renderer/' },
      { path: '^electron/ipc/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'no-node-in-renderer',
      'The window is a web page.',
      { path: '^renderer/' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'electron-in-three-places',
      "Only main/, preload/ and ipc/handle.ts import 'electron'.",
      { path: '^(electron|renderer)/', pathNot: '^electron/(main/|preload/|ipc/handle\\.ts$)' },
      { path: '(^|node_modules/)electron(/|$)', pathNot: '^electron/' },
    ),
    forbid(
      'command-line-without-electron',
      'The command line runs in plain Node.',
      { path: '^electron/cli/' },
      { path: '^electron/(main|preload|ipc/handle)|node_modules/electron/', reachable: true },
    ),
    forbid(
      'product-without-tests-and-scripts',
      'What ships imports nothing of the tests or the scripts.',
      { path: '^electron/main/' },
      { path: '^(renderer|scripts|tests)/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Types count: a cycle of types is a cycle of thoughts.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
