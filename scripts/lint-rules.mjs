import { basename } from 'node:path'

/**
 * Rules of this house that no package has. Each has its test in tests/unit/house/lint-rules.test.ts.
 */

/** @type {import('eslint').Rule.RuleModule} */
const fileName = {
  meta: { type: 'suggestion', schema: [] },
  create(context) {
    const stem = basename(context.filename).replace(/(\.[a-z0-9-]+)+$/, '')
    return {
      Program(node) {
        if (!/^([a-z0-9]+(-[a-z0-9]+)*)?$/.test(stem)) {
          context.report({ node, message: `Name the file in kebab-case, not "${stem}".` })
        }
        if (/^(utils?|helpers?|misc|common)$/.test(stem)) {
          context.report({
            node,
            message: `"${stem}" says nothing: name the file after its export.`,
          })
        }
      },
    }
  },
}

/** @type {import('eslint').Rule.RuleModule} */
const exportedFunctionDoc = {
  meta: { type: 'suggestion', schema: [] },
  create(context) {
    /** @param {any} node */
    const isFunction = (node) =>
      node.type === 'FunctionDeclaration' ||
      (node.type === 'VariableDeclaration' &&
        node.declarations.some((/** @type {any} */ one) =>
          /^(ArrowFunction|Function)Expression$/.test(one.init?.type ?? ''),
        ))
    return {
      ExportNamedDeclaration(node) {
        if (!node.declaration || !isFunction(node.declaration)) return
        const before = context.sourceCode.getCommentsBefore(node).at(-1)
        if (before?.type === 'Block' && before.value.startsWith('*')) return
        context.report({
          node,
          message: 'An exported function says in a doc comment what it promises.',
        })
      },
    }
  },
}

/** For `plugins: { house: houseRules }` in eslint.config.js. */
export const houseRules = {
  rules: { 'file-name': fileName, 'exported-function-doc': exportedFunctionDoc },
}
