import { nextSteps } from './nextSteps';

// `npm run next-steps`: run by azd after it has provisioned (azure.yaml).
process.stdout.write(nextSteps(process.env));
