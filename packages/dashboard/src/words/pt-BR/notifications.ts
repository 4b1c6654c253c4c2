import type { EventWords } from '../words.ts'

/** The texts of the page on which people choose what they are told by mail. */
export const notifications: EventWords['notifications'] = {
  title: 'Notificações',
  lead: 'E-mails sobre os seus clientes. Você não recebe nenhum até escolher alguns.',
  goesTo: (address: string) => `Os e-mails vão para ${address}.`,
  noAddress:
    'Seu nome de entrada não é um endereço de e-mail, por isso nada pode ser enviado a você.',
  notAvailable: 'Este serviço não envia e-mails',
  notAvailableText:
    'O operador não configurou um servidor de e-mail (ACCREDIT_SMTP). Fale com ele ou receba os eventos por webhooks.',
  what: 'Avise-me sobre',
  verdicts: 'Decisões',
  verdictsHint: 'Uma solicitação foi aprovada ou recusada, ou o cliente dela foi removido.',
  lowCodes: 'Códigos de validação quase esgotados',
  lowCodesHint: 'Resta um uso ou, no máximo, um em cada cinco.',
  overdueReviews: 'Análises atrasadas',
  overdueReviewsHint: 'Uma solicitação não teve decisão dentro do prazo.',
  stoppedWebhooks: 'Webhooks desativados',
  stoppedWebhooksHint: 'Um endpoint falhou por cinco dias, ou respondeu que não existe mais.',
  when: 'Quando',
  atOnce: 'Imediatamente',
  daily: 'Uma vez por dia',
  dailyHint: 'Um e-mail às 06:00 UTC, em dias com novidades.',
  language: 'Idioma dos e-mails',
  save: 'Salvar',
  saved: 'Notificações salvas',
}
