import type { Words } from '../words.ts'

/** Meanings of kinds of errors to a person, where the error says nothing of its own. */
export const errors: Words['errors'] = {
  'no-answer': {
    title: 'Sem resposta',
    text: 'O serviço não respondeu. Verifique a conexão e tente novamente; um pedido é executado no máximo uma vez.',
  },
  'signed-out': {
    title: 'Sua sessão terminou',
    text: 'Entre novamente para continuar.',
  },
  'no-mfa': {
    title: 'É necessária a autenticação multifator',
    text: 'Esta conta entrou sem autenticação multifator, que o Partner Center exige. Entre com MFA ou com outro usuário.',
  },
  forbidden: {
    title: 'Sua função não o permite',
    text: 'Peça a função necessária a um agente administrador da sua empresa.',
  },
  'not-found': { title: 'Não encontrado', text: 'Não existe ou você não tem acesso.' },
  'changed-meanwhile': {
    title: 'Outra pessoa alterou isto',
    text: 'Esta página está desatualizada. Recarregue-a para ver a alteração.',
  },
  busy: {
    title: 'O serviço está ocupado',
    text: 'Ele recebe mais pedidos do que consegue responder. Aguarde alguns segundos e tente novamente; um pedido é executado no máximo uma vez.',
  },
  refused: { title: 'Não é possível', text: 'O serviço recusou o pedido.' },
  unexpected: {
    title: 'Algo correu mal',
    text: 'Ocorreu um erro inesperado. Tente novamente; se voltar a acontecer, informe o ID de correlação abaixo.',
  },
}
