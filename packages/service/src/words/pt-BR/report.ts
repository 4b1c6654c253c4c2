import type { Words } from '../words.ts'

/** Textos do relatório em português brasileiro. */
export const report: Words['report'] = {
  progress: {
    listing: ({ done }, { number }) => `Listando clientes: ${number(done)}`,
    reading: ({ done, of }, { number }) => `Lendo qualificações: ${number(done)}/${number(of)}`,
  },
}
