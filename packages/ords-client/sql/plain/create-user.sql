create user DEMO identified by "{{password}}" quota unlimited on DATA
