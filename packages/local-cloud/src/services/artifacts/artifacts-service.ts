import type { ControlPlaneService } from '../../engine/control-plane-service';
import { artifactsApi } from './artifacts-api';
import { containerImageResource } from './container-image.resource';
import { containerRepositoryResource } from './container-repository.resource';

/** Artifacts: repositories of container images. What is in the images is the registry's affair. */
export const artifactsService: ControlPlaneService = {
  types: [containerRepositoryResource, containerImageResource],
  api: artifactsApi,
};
