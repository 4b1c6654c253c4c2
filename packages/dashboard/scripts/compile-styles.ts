import { runInNewContext } from 'node:vm'
import { resolveStyleRulesForSlots } from '@griffel/core'
import { parseAst, type Plugin } from 'vite'
import * as widths from '../src/pieces/widths.ts'
import { writeStyleSheet, type RulesByBucket } from './write-style-sheet.ts'

/** Each token of Fluent is the custom property of its name; the theme gives its value. */
const tokens = new Proxy({}, { get: (_, name) => `var(--${String(name)})` })

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
}

interface Call extends Node {
  readonly callee: Node & { readonly name?: string }
  readonly arguments: readonly Node[]
}

/**
 * Takes the styles out of the script, ours and Fluent's, and writes them as a file of CSS: a browser
 * would insert a thousand rules one by one otherwise, on every load and before it shows anything.
 * Styles may name tokens and widths, and nothing else.
 */
export function compileStyles(): Plugin {
  const rulesOf = new Map<string, RulesByBucket[]>()
  let file: string | undefined
  return {
    name: 'compile-styles',
    apply: 'build',
    transform: {
      filter: {
        id: /[\\/](dashboard[\\/]src|@fluentui)[\\/].*\.(js|tsx?)$/,
        code: /\b(makeStyles|__styles|__resetStyles)\(/,
      },
      handler(code, id) {
        const found: RulesByBucket[] = []
        let compiled = code
        for (const call of findCalls(parseAst(code, { lang: 'tsx' })).toReversed()) {
          const { text, rules } = compile(call, code)
          found.push(rules)
          compiled = compiled.slice(0, call.start) + text + compiled.slice(call.end)
        }
        rulesOf.set(id, found.toReversed())
        const library = id.includes('@fluentui') ? '@griffel/react' : '@fluentui/react-components'
        return `import { __css, __resetCSS } from '${library}'\n${compiled}`
      },
    },
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((output) =>
        output.type === 'chunk' ? Object.entries(output.modules) : [],
      )
      const used = modules.filter(([, { renderedLength }]) => renderedLength > 0)
      // By name, so that the order of what has no order does not change from build to build.
      const names = used.map(([id]) => id).toSorted()
      const source = writeStyleSheet(names.flatMap((id) => rulesOf.get(id) ?? []))
      file = this.getFileName(this.emitFile({ type: 'asset', name: 'styles.css', source }))
    },
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'link',
          attrs: { rel: 'stylesheet', crossorigin: true, href: `/${file}` },
          injectTo: 'head',
        },
      ],
    },
  }
}

function findCalls(node: unknown): Call[] {
  if (Array.isArray(node)) return node.flatMap(findCalls)
  if (typeof node !== 'object' || node === null) return []
  const { type, callee } = node as Partial<Call>
  if (
    type === 'CallExpression' &&
    callee?.name &&
    /^(makeStyles|__(reset)?[sS]tyles)$/.test(callee.name)
  ) {
    return [node as Call]
  }
  return Object.values(node).flatMap(findCalls)
}

/** Compiles a call: the text that replaces it, and the rules that it would insert. */
function compile(call: Call, code: string): { text: string; rules: RulesByBucket } {
  const values = call.arguments.map(
    ({ start, end }) =>
      runInNewContext(`(${code.slice(start, end)})`, { tokens, ...widths }) as unknown,
  )
  if (call.callee.name === '__resetStyles') {
    const [ltr, rtl, rules] = values as [string, string | null, RulesByBucket | string[]]
    return {
      text: `__resetCSS(${JSON.stringify(ltr)}, ${JSON.stringify(rtl)})`,
      rules: Array.isArray(rules) ? { r: rules } : rules,
    }
  }
  const [classes, rules] =
    call.callee.name === 'makeStyles'
      ? resolveStyleRulesForSlots(values[0] as Parameters<typeof resolveStyleRulesForSlots>[0])
      : values
  return { text: `__css(${JSON.stringify(classes)})`, rules: rules as RulesByBucket }
}
