import { runInNewContext } from 'node:vm'
import { resolveStyleRulesForSlots, type GriffelStyle } from '@griffel/core'
import type { Plugin } from 'vite'
import * as widths from '../src/pieces/widths.ts'

/** Each token of Fluent is the custom property of its name; the theme gives its value. */
const tokens = new Proxy({}, { get: (_, name) => `var(--${String(name)})` })
const calls = /\bmakeStyles\((?=\{)/g

/**
 * Works the styles of `makeStyles` out while building, as Fluent's own are: a browser would have to do
 * it again on every first load, and needs no compiler of CSS then. They may use tokens and widths.
 */
export function compileStyles(): Plugin {
  return {
    name: 'compile-styles',
    apply: 'build',
    transform: {
      filter: { id: /[\\/]dashboard[\\/]src[\\/].*\.tsx?$/, code: calls },
      handler(code) {
        let compiled = code
        for (const { index } of [...code.matchAll(calls)].toReversed()) {
          const begin = index + 'makeStyles'.length
          const end = endOfCall(code, begin)
          const slots = runInNewContext(code.slice(begin, end), { tokens, ...widths })
          const parts = resolveStyleRulesForSlots(slots as Record<string, GriffelStyle>)
          const call = `__styles(${parts.map((part) => JSON.stringify(part)).join(', ')})`
          compiled = compiled.slice(0, index) + call + compiled.slice(end)
        }
        return `import { __styles } from '@fluentui/react-components'\n${compiled}`
      },
    },
  }
}

/** Where the call ends whose bracket opens here; a text inside may hold brackets in pairs only. */
function endOfCall(code: string, begin: number): number {
  let depth = 0
  for (let place = begin; place < code.length; place += 1) {
    if (code[place] === '(') depth += 1
    if (code[place] === ')') depth -= 1
    if (depth === 0) return place + 1
  }
  throw new Error('a call of makeStyles has no end')
}
