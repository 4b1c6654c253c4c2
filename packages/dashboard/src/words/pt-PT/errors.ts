import type { Words } from '../words.ts'

/** Meanings of kinds of errors to a person, where the error says nothing of its own. */
export const errors: Words['errors'] = {
  'no-answer': {
    title: 'Sem resposta',
    text: 'O serviço não respondeu. Verifique a ligação e tente de novo; um pedido é executado no máximo uma vez.',
  },
  'signed-out': {
    title: 'A sua sessão terminou',
    text: 'Inicie sessão de novo para continuar.',
  },
  'no-mfa': {
    title: 'É necessária a autenticação multifator',
    text: 'Esta conta iniciou sessão sem autenticação multifator, que o Partner Center exige. Inicie sessão com MFA ou com outro utilizador.',
  },
  forbidden: {
    title: 'A sua função não o permite',
    text: 'Peça a função necessária a um agente administrativo da sua empresa.',
  },
  'not-found': { title: 'Não encontrado', text: 'Não existe ou não tem acesso.' },
  'changed-meanwhile': {
    title: 'Outra pessoa alterou isto',
    text: 'Esta página está desatualizada. Recarregue-a para ver a alteração.',
  },
  busy: {
    title: 'O serviço está ocupado',
    text: 'Recebe mais pedidos do que consegue responder. Aguarde alguns segundos e tente de novo; um pedido é executado no máximo uma vez.',
  },
  refused: { title: 'Não é possível', text: 'O serviço recusou o pedido.' },
  unexpected: {
    title: 'Algo correu mal',
    text: 'Ocorreu um erro inesperado. Tente de novo; se voltar a acontecer, comunique o ID de correlação abaixo.',
  },
}
