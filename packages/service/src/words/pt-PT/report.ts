import type { Words } from '../words.ts'

/** Textos do relatório em português europeu. */
export const report: Words['report'] = {
  progress: {
    listing: ({ done }, { number }) => `A listar clientes: ${number(done)}`,
    reading: ({ done, of }, { number }) => `A ler qualificações: ${number(done)}/${number(of)}`,
  },
}
