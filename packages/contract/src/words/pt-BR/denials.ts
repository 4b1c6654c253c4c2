import type { DenialWords } from '../words.ts'

/** Causes and remedies of denials in Brazilian Portuguese; the reasons are published texts and stay as they are. */
export const denials: DenialWords = {
  'Not an Education Customer': {
    cause: 'Não foi possível reconhecer a organização como instituição de ensino.',
    remedy:
      'Compare nome legal, endereço, e-mail e site com os registros oficiais, corrija-os e peça novamente.',
  },
  'No longer an Education Customer': {
    cause: 'A organização era uma instituição de ensino e deixou de sê-lo.',
    remedy: 'Peça novamente apenas com prova de que a acreditação voltou a estar em vigor.',
  },
  'Not an Education Customer - After Review': {
    cause: 'Um analista examinou o caso e não encontrou uma instituição de ensino.',
    remedy:
      'Entre em contato com o suporte com um certificado de acreditação antes de pedir novamente.',
  },
  'Restricted being an Education Customer': {
    cause: 'A organização está excluída das ofertas de educação.',
    remedy:
      'Entre em contato com o suporte sobre a restrição; um novo pedido, por si só, não a suspende.',
  },
  'Not an Academic Domain': {
    cause: 'O site ou o e-mail está em um domínio que não pertence a uma instituição de ensino.',
    remedy: 'Use o site e o e-mail do domínio da própria instituição e peça novamente.',
  },
  'Not an eligible Library': {
    cause: 'A biblioteca não está aberta ao público ou não pertence a uma instituição de ensino.',
    remedy: 'Peça novamente com prova do acesso público ou da instituição a que pertence.',
  },
  'Not an eligible Museum': {
    cause: 'O museu não está aberto ao público ou não é um museu sem fins comerciais.',
    remedy: 'Peça novamente com prova do acesso público e do fim não comercial.',
  },
}
