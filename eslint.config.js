import { defineConfig } from 'eslint/config'
import { configs, parser, plugin } from 'typescript-eslint'
import { houseRules } from './scripts/lint-rules.mjs'

// Formatting is biome's, unused code is knip's and tsc's, layers are dependency-cruiser's. Here is what
// only a linter sees. Each ban's proof that it can fail: tests/unit/house/lint-rules.test.ts

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
  message: 'No default exports: a name is the same everywhere.',
}
const noEnum = {
  selector: 'TSEnumDeclaration',
  message: 'No enums: a union of strings with an exhaustive check.',
}
/** Every way by which a string becomes markup. */
const noRawMarkup = [
  {
    selector:
      'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|srcdoc)$/]',
    message: 'Markup from strings belongs into renderer/ui/markdown.tsx, where it is sanitised.',
  },
  {
    selector: 'JSXAttribute[name.name=/^(dangerouslySetInnerHTML|srcdoc|srcDoc|innerHTML)$/]',
    message: 'Markup from strings belongs into renderer/ui/markdown.tsx, where it is sanitised.',
  },
  {
    selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^write(ln)?$/]',
    message: 'Markup from strings belongs into renderer/ui/markdown.tsx, where it is sanitised.',
  },
]
const noClock = [
  {
    selector:
      'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"]',
    message: 'The domain has no clock: take the instant as an argument.',
  },
]
const everywhere = [noDefaultExport, noEnum]

export default defineConfig(
  { ignores: ['out/', 'dist/', 'coverage/', 'node_modules/', 'tests/fixtures/', 'assets/'] },
  {
    files: ['**/*.{ts,tsx,js,mjs,cjs}'],
    languageOptions: { parser, ecmaVersion: 2024, sourceType: 'module' },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { '@typescript-eslint': plugin, house: houseRules },
    rules: {
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-throw-literal': 'error',
      'no-constant-condition': ['error', { checkLoops: 'allExceptWhileTrue' }],
      'no-dupe-else-if': 'error',
      'no-duplicate-case': 'error',
      'no-fallthrough': 'error',
      'no-self-compare': 'error',
      'no-sparse-arrays': 'error',
      'no-unsafe-finally': 'error',
      'no-useless-backreference': 'error',
      'no-restricted-syntax': ['error', ...everywhere],
      'house/file-name': 'error',
    },
  },
  {
    files: ['{electron,renderer,tests}/**/*.{ts,tsx}'],
    extends: [configs.base],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-array-delete': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-for-in-array': 'error',
      '@typescript-eslint/no-implied-eval': 'error',
      // An async event handler is fine: what it throws reaches the handler of unhandled rejections.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/require-array-sort-compare': 'error',
      '@typescript-eslint/restrict-plus-operands': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      // Tests show that evaluated code is refused.
      'no-eval': 'off',
      'no-new-func': 'off',
      // A wrong assertion here fails the test, which is what a test is for.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  { files: ['electron/**/*.ts'], rules: { 'house/exported-function-doc': 'error' } },
  {
    files: ['electron/**/*.ts'],
    ignores: ['electron/ipc/handle.ts', 'electron/preload/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'electron',
              importNames: ['ipcMain', 'ipcRenderer', 'default'],
              message:
                'Messages go through ipc/handle.ts, which checks the sender and parses the input.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['electron/domain/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The domain has no randomness.' },
        { object: 'Date', property: 'now', message: 'The domain has no clock.' },
        { object: 'performance', property: 'now', message: 'The domain has no clock.' },
      ],
      'no-restricted-syntax': ['error', ...everywhere, ...noClock],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...everywhere, ...noRawMarkup],
    },
  },
  {
    files: ['renderer/ui/markdown.tsx'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere] },
  },
  {
    // Tools ask for default exports, and so do declarations of files that are not modules, and what
    // stands in the place of a package that has one.
    files: ['*.config.{js,ts}', '**/*.d.ts', 'tests/unit/bundled-citeproc.ts'],
    rules: { 'no-restricted-syntax': ['error', noEnum] },
  },
)
