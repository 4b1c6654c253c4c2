import type { TestService } from '../../../service/test/support/service.ts'
import { atDesk, reviewer2 } from './desk.ts'

/** Puts cases of several kinds and ages on the desk, and a colleague to work on some of them. */
export async function fillDesk(service: TestService): Promise<void> {
  const desk = atDesk(service)
  await desk.open({
    companyName: 'Lakeside Free School',
    website: 'lakeside-free.blogspot.com',
    email: 'lakesidefree@gmail.com',
  })
  await desk.step(reviewer2, 'Lakeside Free School', 'notes', {
    text: 'Called the number on the website: nobody answers.',
  })
  await service.advance('P4D')
  await desk.open({ companyName: 'Harbour Road Primary School', website: 'harbour-road.example' })
  await desk.open({
    companyName: 'Birch Hill Trust',
    website: 'www.birch-hill.example',
    by: 'admin@fabrikam.onmicrosoft.com',
  })
  await desk.step(reviewer2, 'Harbour Road Primary School', 'assignment', { assignee: reviewer2 })
  await service.advance('P2DT3H')
  await desk.open({
    companyName: 'Museum of Steam',
    website: 'www.museumofsteam.com',
    segment: 'HigherEducation',
  })
  await service.advance('PT20H')
  await desk.open({ companyName: 'Escola Secundária da Ribeira' })
  await desk.open({ companyName: 'Birch Hill Academy', website: 'https://birch-hill.example' })
}
