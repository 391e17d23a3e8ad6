import { unbuiltOperations } from '../../server/unbuilt-operations';

/** All operations of Functions, API version 20181201. What is built takes precedence; the rest answers 501. */
export const functionsApi = unbuiltOperations(`
InvokeFunction POST /20181201/functions/:functionId/actions/invoke
ChangeApplicationCompartment POST /20181201/applications/:applicationId/actions/changeCompartment
CreateApplication POST /20181201/applications
CreateFunction POST /20181201/functions
DeleteApplication DELETE /20181201/applications/:applicationId
DeleteFunction DELETE /20181201/functions/:functionId
GetApplication GET /20181201/applications/:applicationId
GetFunction GET /20181201/functions/:functionId
GetPbfListing GET /20181201/pbfListings/:pbfListingId
GetPbfListingVersion GET /20181201/pbfListingVersions/:pbfListingVersionId
ListApplications GET /20181201/applications
ListFunctions GET /20181201/functions
ListPbfListingVersions GET /20181201/pbfListingVersions
ListPbfListings GET /20181201/pbfListings
ListTriggers GET /20181201/pbfListings/triggers
UpdateApplication PUT /20181201/applications/:applicationId
UpdateFunction PUT /20181201/functions/:functionId
`);
