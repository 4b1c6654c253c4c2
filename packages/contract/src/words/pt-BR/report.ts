import type { ReportWords } from '../../report-steps.ts'

/** As palavras do relatório, em português brasileiro. */
export const report: ReportWords = {
  steps: {
    request: 'Solicitar uma qualificação',
    wait: 'Aguardar o veredito',
    'request-again': 'Corrigir os dados e solicitar de novo',
    'contact-support': 'Entrar em contato com o suporte',
    nothing: 'Nada a fazer',
  },
}
