import { words } from '@accredit/contract/words/pt-PT'
import { html } from '../../pages/html.ts'
import type { SignInWords } from '../words.ts'

const { roles } = words

/** Texts of the sandbox's sign-in pages in European Portuguese. */
export const signIn: SignInWords = {
  title: 'Iniciar sessão',
  choose: (application) =>
    html`Escolha quem inicia sessão em ${application}. Isto é a sandbox: não é pedida nenhuma
    palavra-passe.`,
  deviceTitle: 'Iniciar sessão num dispositivo',
  chooseForDevice: (application, code) =>
    html`Escolha quem inicia sessão em ${application} no dispositivo que mostra o código ${code}.
    Continue apenas se foi você que começou.`,
  decline: 'Não iniciar sessão',
  codeTitle: 'Introduza o código',
  codeLabel: 'O código que o seu dispositivo ou a sua aplicação mostra',
  next: 'Seguinte',
  codeWrong: 'Esse código está errado, já foi usado ou expirou.',
  codeUsed: 'Este código foi entretanto usado.',
  tooManyCodes: (seconds) =>
    `Foram introduzidos demasiados códigos errados. Tente de novo dentro de ${seconds} segundos.`,
  declined: 'Recusado',
  declinedText: 'O dispositivo não tem sessão iniciada. Pode fechar esta página.',
  signedIn: 'Sessão iniciada',
  signedInText: 'O dispositivo continua automaticamente. Pode fechar esta página.',
  signedOut: 'Sessão terminada',
  signedOutText: 'A sua sessão terminou e pode fechar esta página.',
  backTitle: 'Voltar à aplicação',
  back: (application) => `Continuar para ${application}`,
  problemTitle: 'Não é possível continuar este início de sessão',
  staleForm:
    'Este formulário não foi enviado a partir desta página ou a página está desatualizada. Volte à aplicação e inicie sessão de novo.',
  nobody: 'Ninguém com este nome pode iniciar sessão aqui.',
  roles,
  withoutMfa: 'inicia sessão sem MFA',
}
