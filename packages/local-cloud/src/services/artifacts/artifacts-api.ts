import { unbuiltOperations } from '../../server/unbuilt-operations';

/** All operations of Artifacts, API version 20160918. What is built takes precedence; the rest answers 501. */
export const artifactsApi = unbuiltOperations(`
ChangeContainerRepositoryCompartment POST /20160918/container/repositories/:repositoryId/actions/changeCompartment
ChangeRepositoryCompartment POST /20160918/repositories/:repositoryId/actions/changeCompartment
CreateContainerImageSignature POST /20160918/container/imageSignatures
CreateContainerRepository POST /20160918/container/repositories
CreateRepository POST /20160918/repositories
DeleteContainerImage DELETE /20160918/container/images/:imageId
DeleteContainerImageSignature DELETE /20160918/container/imageSignatures/:imageSignatureId
DeleteContainerRepository DELETE /20160918/container/repositories/:repositoryId
DeleteGenericArtifact DELETE /20160918/generic/artifacts/:artifactId
DeleteGenericArtifactByPath DELETE /20160918/generic/repositories/:repositoryId/artifactPaths/:artifactPath/versions/:version
DeleteRepository DELETE /20160918/repositories/:repositoryId
GetContainerConfiguration GET /20160918/container/configuration
GetContainerImage GET /20160918/container/images/:imageId
GetContainerImageSignature GET /20160918/container/imageSignatures/:imageSignatureId
GetContainerRepository GET /20160918/container/repositories/:repositoryId
GetGenericArtifact GET /20160918/generic/artifacts/:artifactId
GetGenericArtifactByPath GET /20160918/generic/repositories/:repositoryId/artifactPaths/:artifactPath/versions/:version
GetRepository GET /20160918/repositories/:repositoryId
ListContainerImageSignatures GET /20160918/container/imageSignatures
ListContainerImages GET /20160918/container/images
ListContainerRepositories GET /20160918/container/repositories
ListGenericArtifacts GET /20160918/generic/artifacts
ListRepositories GET /20160918/repositories
LookupContainerImageByUri POST /20160918/container/images/actions/lookupImageByUri
RemoveContainerVersion POST /20160918/container/images/:imageId/actions/removeVersion
RestoreContainerImage POST /20160918/container/images/:imageId/actions/restore
UpdateContainerConfiguration PUT /20160918/container/configuration
UpdateContainerImage PUT /20160918/container/images/:imageId
UpdateContainerImageSignature PUT /20160918/container/imageSignatures/:imageSignatureId
UpdateContainerRepository PUT /20160918/container/repositories/:repositoryId
UpdateGenericArtifact PUT /20160918/generic/artifacts/:artifactId
UpdateGenericArtifactByPath PUT /20160918/generic/repositories/:repositoryId/artifactPaths/:artifactPath/versions/:version
UpdateRepository PUT /20160918/repositories/:repositoryId
`);
