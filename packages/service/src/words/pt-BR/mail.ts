import type { Words } from '../words.ts'

/** Texts of the mails that tell people what happened. */
export const mail: Words['mail'] = {
  approved: ({ name, title }) => `${name}: ${title} aprovada`,
  denied: ({ name, title }) => `${name}: ${title} recusada`,
  withdrawn: ({ name, title }) => `${name}: solicitação de ${title} retirada`,
  codeLow: ({ code, left }, { number, plural }) =>
    plural(left, {
      one: `O código de validação ${code} tem ${number(left)} uso restante`,
      other: `O código de validação ${code} tem ${number(left)} usos restantes`,
    }),
  overdue: ({ name, title }) => `${name}: a análise de ${title} está atrasada`,
  reason: ({ reason }) => `Motivo: ${reason}.`,
  subject: ({ count }, { number, plural }) =>
    plural(count, {
      one: `${number(count)} evento dos seus clientes`,
      other: `${number(count)} eventos dos seus clientes`,
    }),
  news: ({ count }, { number, plural }) =>
    plural(count, { one: `${number(count)} notificação`, other: `${number(count)} notificações` }),
  webhookGone: ({ name }) =>
    `O webhook ${name} foi desativado: respondeu que não existe mais (410)`,
  webhookFailing: ({ name }) => `O webhook ${name} foi desativado: falhou por cinco dias`,
  webhookAdvice:
    'Nada é enviado a ele. Ative-o novamente quando o receptor funcionar, ou remova-o.',
  watched: ({ service }) => `O “accredit watch” envia isto sobre seus clientes em ${service}.`,
  footer: 'O Accredit envia isto porque você pediu. Altere suas notificações no painel.',
}
