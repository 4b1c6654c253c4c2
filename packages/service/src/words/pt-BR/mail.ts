import type { Words } from '../words.ts'

/** Texts of the mails that tell people what happened. */
export const mail: Words['mail'] = {
  approved: (name, title) => `${name}: ${title} aprovada`,
  denied: (name, title) => `${name}: ${title} recusada`,
  withdrawn: (name, title) => `${name}: solicitação de ${title} retirada`,
  codeLow: (code, left) => ({
    one: `O código de validação ${code} tem ${left} uso restante`,
    other: `O código de validação ${code} tem ${left} usos restantes`,
  }),
  overdue: (name, title) => `${name}: a análise de ${title} está atrasada`,
  reason: (reason) => `Motivo: ${reason}.`,
  subject: (count) => ({
    one: `${count} evento dos seus clientes`,
    other: `${count} eventos dos seus clientes`,
  }),
  footer: 'O Accredit envia isto porque você pediu. Altere suas notificações no painel.',
}
