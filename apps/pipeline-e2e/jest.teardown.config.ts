import { removeArtefacts } from './src/testing/remove-artefacts';

export default removeArtefacts;
