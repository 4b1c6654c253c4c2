import type { EventWords } from '../words.ts'

/** The texts of the page on which people choose what they are told by mail. */
export const notifications: EventWords['notifications'] = {
  title: 'Notificações',
  lead: 'E-mails sobre os seus clientes. Não recebe nenhum até escolher alguns.',
  goesTo: (address: string) => `Os e-mails são enviados para ${address}.`,
  noAddress:
    'O seu nome de início de sessão não é um endereço de e-mail, pelo que nada lhe pode ser enviado.',
  notAvailable: 'Este serviço não envia e-mails',
  notAvailableText:
    'O operador não configurou um servidor de correio (ACCREDIT_SMTP). Contacte-o ou receba os eventos por webhooks.',
  what: 'Avisar-me sobre',
  verdicts: 'Decisões',
  verdictsHint: 'Um pedido foi aprovado ou recusado, ou o respetivo cliente foi removido.',
  lowCodes: 'Códigos de validação quase esgotados',
  lowCodesHint: 'Resta uma utilização ou, no máximo, uma em cada cinco.',
  overdueReviews: 'Análises em atraso',
  overdueReviewsHint: 'Um pedido não teve decisão dentro do prazo.',
  stoppedWebhooks: 'Webhooks desligados',
  stoppedWebhooksHint: 'Um endpoint falhou durante cinco dias, ou respondeu que já não existe.',
  when: 'Quando',
  atOnce: 'De imediato',
  daily: 'Uma vez por dia',
  dailyHint: 'Um e-mail às 06:00 UTC, nos dias com novidades.',
  language: 'Idioma dos e-mails',
  save: 'Guardar',
  saved: 'Notificações guardadas',
}
