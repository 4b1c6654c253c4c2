import type { DenialWords } from '../words.ts'

/** Causes and remedies of denials in European Portuguese; the reasons are published texts and stay as they are. */
export const denials: DenialWords = {
  'Not an Education Customer': {
    cause: 'Não foi possível reconhecer a organização como instituição de ensino.',
    remedy:
      'Compare nome legal, morada, e-mail e sítio Web com os registos oficiais, corrija-os e peça de novo.',
  },
  'No longer an Education Customer': {
    cause: 'A organização era uma instituição de ensino e deixou de o ser.',
    remedy: 'Peça de novo apenas com prova de que a acreditação voltou a estar em vigor.',
  },
  'Not an Education Customer - After Review': {
    cause: 'Um analista examinou o caso e não encontrou uma instituição de ensino.',
    remedy: 'Contacte o suporte com um certificado de acreditação antes de pedir de novo.',
  },
  'Restricted being an Education Customer': {
    cause: 'A organização está excluída das ofertas de educação.',
    remedy: 'Contacte o suporte acerca da restrição; um novo pedido, só por si, não a levanta.',
  },
  'Not an Academic Domain': {
    cause: 'O sítio Web ou o e-mail está num domínio que não pertence a uma instituição de ensino.',
    remedy: 'Use o sítio Web e o e-mail do domínio da própria instituição e peça de novo.',
  },
  'Not an eligible Library': {
    cause: 'A biblioteca não está aberta ao público ou não pertence a uma instituição de ensino.',
    remedy: 'Peça de novo com prova do acesso público ou da instituição a que pertence.',
  },
  'Not an eligible Museum': {
    cause: 'O museu não está aberto ao público ou não é um museu sem fins comerciais.',
    remedy: 'Peça de novo com prova do acesso público e do fim não comercial.',
  },
}
