import { defineMessages } from './define-messages.ts'

/** What kinds of errors mean to a person, where the error says nothing of its own. */
export const errorMessages = defineMessages({
  en: {
    'no-answer': {
      title: 'No answer',
      text: 'The service did not answer. Check your connection and try again; whatever you sent happens once at most.',
    },
    'signed-out': {
      title: 'Your sign-in has ended',
      text: 'Sign in again to go on.',
    },
    'no-mfa': {
      title: 'A second factor is needed',
      text: 'This account signed in without multi-factor authentication, which Partner Center demands. Sign in with MFA, or as another user.',
    },
    forbidden: {
      title: 'Your role does not allow this',
      text: 'Ask an Admin agent of your company for the role that is needed.',
    },
    'not-found': { title: 'Not found', text: 'This does not exist, or is not yours to see.' },
    'changed-meanwhile': {
      title: 'Somebody changed this meanwhile',
      text: 'What you see is out of date.',
    },
    busy: {
      title: 'The service is busy',
      text: 'It answers fewer calls than it gets at the moment. Wait a little and try again; whatever you sent happens once at most.',
    },
    refused: { title: 'This is not possible', text: 'The service refused it.' },
    unexpected: {
      title: 'Something went wrong',
      text: 'It is not your fault. Try again; if it stays, report it with the number below.',
    },
  },
  pt: {
    'no-answer': {
      title: 'Sem resposta',
      text: 'O serviço não respondeu. Verifique a ligação e tente de novo; o que enviou acontece no máximo uma vez.',
    },
    'signed-out': {
      title: 'A sua sessão terminou',
      text: 'Inicie sessão de novo para continuar.',
    },
    'no-mfa': {
      title: 'Falta um segundo fator',
      text: 'Esta conta iniciou sessão sem autenticação multifator, que o Partner Center exige. Inicie sessão com MFA ou com outro utilizador.',
    },
    forbidden: {
      title: 'A sua função não o permite',
      text: 'Peça a função necessária a um agente administrativo da sua empresa.',
    },
    'not-found': { title: 'Não encontrado', text: 'Não existe ou não lhe é permitido vê-lo.' },
    'changed-meanwhile': {
      title: 'Alguém alterou isto entretanto',
      text: 'O que vê está desatualizado.',
    },
    busy: {
      title: 'O serviço está ocupado',
      text: 'De momento responde a menos pedidos do que recebe. Aguarde um pouco e tente de novo; o que enviou acontece no máximo uma vez.',
    },
    refused: { title: 'Não é possível', text: 'O serviço recusou o pedido.' },
    unexpected: {
      title: 'Algo correu mal',
      text: 'A culpa não é sua. Tente de novo; se continuar, comunique-o com o número abaixo.',
    },
  },
})
