select ords.installed_version as VERSION from dual
