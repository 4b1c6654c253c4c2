import type { Words } from '../words.ts'

/** Texts of the mails that tell people what happened. */
export const mail: Words['mail'] = {
  approved: ({ name, title }) => `${name}: ${title} aprovada`,
  denied: ({ name, title }) => `${name}: ${title} recusada`,
  withdrawn: ({ name, title }) => `${name}: pedido de ${title} retirado`,
  codeLow: ({ code, left }, { number, plural }) =>
    plural(left, {
      one: `O código de validação ${code} tem ${number(left)} utilização disponível`,
      other: `O código de validação ${code} tem ${number(left)} utilizações disponíveis`,
    }),
  overdue: ({ name, title }) => `${name}: a análise de ${title} está em atraso`,
  reason: ({ reason }) => `Motivo: ${reason}.`,
  subject: ({ count }, { number, plural }) =>
    plural(count, {
      one: `${number(count)} evento dos seus clientes`,
      other: `${number(count)} eventos dos seus clientes`,
    }),
  news: ({ count }, { number, plural }) =>
    plural(count, { one: `${number(count)} notificação`, other: `${number(count)} notificações` }),
  webhookGone: ({ name }) => `O webhook ${name} foi desligado: respondeu que já não existe (410)`,
  webhookFailing: ({ name }) => `O webhook ${name} foi desligado: falhou durante cinco dias`,
  webhookAdvice: 'Nada lhe é enviado. Volte a ligá-lo quando o recetor funcionar, ou remova-o.',
  watched: ({ service }) => `O “accredit watch” envia isto sobre os seus clientes em ${service}.`,
  footer: 'O Accredit envia isto porque o pediu. Altere as suas notificações no painel.',
}
