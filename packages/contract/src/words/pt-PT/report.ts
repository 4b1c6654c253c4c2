import type { ReportWords } from '../../report-steps.ts'

/** As palavras do relatório, em português europeu. */
export const report: ReportWords = {
  steps: {
    request: 'Pedir uma qualificação',
    wait: 'Aguardar o veredicto',
    'request-again': 'Corrigir os dados e pedir de novo',
    'contact-support': 'Contactar o suporte',
    nothing: 'Nada a fazer',
  },
}
