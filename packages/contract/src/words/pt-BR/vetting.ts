import type { ContractWords } from '../words.ts'

/** States of qualifications and cases, and the steps in the life of a case in Brazilian Portuguese. */
export const vetting: ContractWords['vetting'] = {
  statuses: {
    InReview: 'Em análise',
    Approved: 'Aprovada',
    Denied: 'Recusada',
    unvetted: 'Definida, sem análise',
    none: 'Nenhuma',
  },
  states: {
    waiting: 'Aguardando as verificações',
    examining: 'Em verificação',
    desk: 'Para análise',
    decided: 'Decidido, ainda não mostrado',
    shown: 'Mostrado ao parceiro',
  },
  verdicts: { approve: 'Aprovado', deny: 'Recusado' },
  steps: {
    opened: (who) => `${who}: fez o pedido`,
    sentToDesk: 'As verificações deixaram a decisão para um analista',
    examined: 'As verificações decidiram',
    took: (who) => `${who}: ficou com o caso`,
    assigned: (who, to) => `${who}: atribuiu o caso a ${to}`,
    gaveBack: (who) => `${who}: devolveu o caso`,
    noted: (who) => `${who}: adicionou uma nota`,
    approved: (who) => `${who}: aprovou`,
    denied: (who) => `${who}: recusou`,
    confirmed: (who) => `${who}: confirmou a decisão`,
    takenBack: (who) => `${who}: retirou a decisão`,
    shown: 'O veredito foi mostrado ao parceiro',
    other: (who, kind) => `${who}: ${kind}`,
  },
  unknownDenial: {
    cause: 'O serviço não deu nenhum motivo.',
    remedy: 'Entre em contato com o suporte, com o ID do cliente e a hora da solicitação.',
  },
}
