import { installArtefacts } from './src/testing/install-artefacts';

export default installArtefacts;
