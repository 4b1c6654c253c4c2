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
  footer: 'O Accredit envia isto porque você pediu. Altere suas notificações no painel.',
}
