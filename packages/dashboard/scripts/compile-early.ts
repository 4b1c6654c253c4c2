import type { Plugin } from 'vite'

/**
 * Marks a chunk of which nearly every function is called at once: Chromium then compiles it beside the
 * page while it arrives, not bit by bit while it runs. To other browsers it is a comment.
 */
export function compileEarly(chunk: string): Plugin {
  return {
    name: 'compile-early',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      // It counts at the very beginning of a file alone, where Vite still puts something before.
      order: 'post',
      handler(_options, bundle) {
        for (const output of Object.values(bundle)) {
          if (output.type !== 'chunk' || output.name !== chunk) continue
          output.code = `//# allFunctionsCalledOnLoad\n${output.code}`
        }
      },
    },
  }
}
