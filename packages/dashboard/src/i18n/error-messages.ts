import { defineMessages } from './define-messages.ts'

/** Texts of the kinds of errors, for errors without a text of their own. */
export const errorMessages = defineMessages({
  en: {
    'no-answer': {
      title: 'No answer',
      text: 'The service did not answer. Check your connection and try again; a request is carried out at most once.',
    },
    'signed-out': {
      title: 'Your session has ended',
      text: 'Sign in again to continue.',
    },
    'no-mfa': {
      title: 'Multi-factor authentication is required',
      text: 'This account signed in without multi-factor authentication, which Partner Center requires. Sign in with MFA, or as another user.',
    },
    forbidden: {
      title: 'Your role does not allow this',
      text: 'Ask an Admin agent of your company for the required role.',
    },
    'not-found': {
      title: 'Not found',
      text: 'This does not exist, or you do not have access to it.',
    },
    'changed-meanwhile': {
      title: 'Somebody else changed this',
      text: 'This page is out of date. Reload it to see the change.',
    },
    busy: {
      title: 'The service is busy',
      text: 'It receives more requests than it can answer. Wait a few seconds and try again; a request is carried out at most once.',
    },
    refused: { title: 'This is not possible', text: 'The service refused the request.' },
    unexpected: {
      title: 'Something went wrong',
      text: 'An unexpected error occurred. Try again; if it happens again, report the correlation ID below.',
    },
  },
  pt: {
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
  },
})
